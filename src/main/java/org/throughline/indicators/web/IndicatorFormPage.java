package org.throughline.indicators.web;

import java.util.List;
import org.throughline.indicators.Indicator;
import org.throughline.organisations.OrganisationKind;

/// @param similar what is defined already under a name like this
/// @param weights what an average may be weighted by
public record IndicatorFormPage(
    IndicatorForm form, List<Indicator> similar, List<Indicator> weights) {
  public IndicatorFormPage {
    similar = List.copyOf(similar);
    weights = List.copyOf(weights);
  }

  public static List<OrganisationKind> bodyKinds() {
    return List.of(
        OrganisationKind.PROVINCE,
        OrganisationKind.CITY,
        OrganisationKind.COUNTY,
        OrganisationKind.TOWNSHIP,
        OrganisationKind.BODY);
  }
}
