package org.throughline.indicators;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.organisations.OrganisationKind;

/// @param collectedFrom null where every body reports its own
/// @param minutes what one figure costs the body that gives it
/// @param oneTimeReason not null for a question asked once
/// @param clauseId a clause of kind target whose reaching it measures
/// @param definition its version and its reason are ignored
public record NewIndicator(
    String code,
    @Nullable String nameEn,
    @Nullable String nameZh,
    IndicatorKind kind,
    Frequency frequency,
    Aggregation aggregation,
    @Nullable Long weightId,
    @Nullable OrganisationKind collectedFrom,
    int minutes,
    @Nullable String oneTimeReason,
    @Nullable Long clauseId,
    LocalDate validFrom,
    Indicator.Definition definition,
    List<Dimension> dimensions) {
  public NewIndicator {
    dimensions = List.copyOf(dimensions);
  }

  /// @param valuesEn as many as `valuesZh`
  public record Dimension(
      String nameEn, String nameZh, List<String> valuesEn, List<String> valuesZh) {
    public Dimension {
      valuesEn = List.copyOf(valuesEn);
      valuesZh = List.copyOf(valuesZh);
    }
  }
}
