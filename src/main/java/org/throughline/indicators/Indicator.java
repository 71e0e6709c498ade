package org.throughline.indicators;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.organisations.OrganisationKind;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

/// An indicator with its definition in force.
///
/// @param organisationId the body that defines it
/// @param collectedFrom the kind of body that reports it, those above being computed; null where
///   every body reports its own
/// @param minutes what one figure costs the body that gives it: learnt from answers where there are
///   enough, else as set
/// @param oneTimeReason why it was asked without being an indicator; null for indicators
/// @param validTo null while it goes on
/// @param series the total first
public record Indicator(
    long id,
    long organisationId,
    String code,
    @Nullable String nameEn,
    @Nullable String nameZh,
    IndicatorKind kind,
    Frequency frequency,
    Aggregation aggregation,
    @Nullable Long weightId,
    @Nullable OrganisationKind collectedFrom,
    int minutes,
    boolean minutesLearned,
    @Nullable String oneTimeReason,
    @Nullable Long clauseId,
    LocalDate validFrom,
    @Nullable LocalDate validTo,
    Definition definition,
    List<Series> series) {
  public Indicator {
    series = List.copyOf(series);
  }

  /// @param why what led to this version; null for the first
  /// @param jumpPercent the change against the period before from which on a remark is asked for
  public record Definition(
      int version,
      @Nullable String textEn,
      @Nullable String textZh,
      @Nullable String unitEn,
      @Nullable String unitZh,
      int decimals,
      @Nullable BigDecimal minimum,
      @Nullable BigDecimal maximum,
      @Nullable Integer jumpPercent,
      @Nullable String why) {

    public String text(Language language) {
      return language.pick(textEn, textZh);
    }

    public String unit(Language language) {
      return language.pick(unitEn, unitZh);
    }
  }

  /// The total, without a label, or one combination of the dimensions' values.
  public record Series(long id, int position, @Nullable String labelEn, @Nullable String labelZh) {
    public boolean total() {
      return position == 0;
    }

    public String label(Language language) {
      return language.pick(labelEn, labelZh);
    }
  }

  public Ref ref() {
    return new Ref(Kind.INDICATOR, id);
  }

  public String name(Language language) {
    return language.pick(nameEn, nameZh);
  }

  public Series total() {
    return series.getFirst();
  }

  public boolean oneTime() {
    return oneTimeReason != null;
  }

  /// Whether bodies of this kind give the figure themselves.
  public boolean reportedBy(OrganisationKind body) {
    return collectedFrom == null || collectedFrom == body;
  }

  public boolean validIn(Period period) {
    return period.frequency() == frequency
        && !period.last().isBefore(validFrom)
        && (validTo == null || !period.first().isAfter(validTo));
  }
}
