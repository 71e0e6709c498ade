package org.throughline.indicators.web;

import java.time.LocalDate;
import java.util.List;
import org.throughline.indicators.DataRequest;
import org.throughline.indicators.Frequency;
import org.throughline.indicators.Indicator;
import org.throughline.indicators.Period;

/// @param groups what may be asked, by the length of its periods
/// @param nodes the reader's body and those directly beneath it
/// @param named bodies that may be named one by one
/// @param kinds codes of the kinds of body beneath, with how many
public record RequestFormPage(
    RequestForm form,
    List<Group> groups,
    List<Choice> nodes,
    List<Choice> named,
    List<KindCount> kinds,
    DataRequest.Budget budget,
    LocalDate today) {
  public RequestFormPage {
    groups = List.copyOf(groups);
    nodes = List.copyOf(nodes);
    named = List.copyOf(named);
    kinds = List.copyOf(kinds);
  }

  public record Group(Frequency frequency, List<Indicator> indicators, List<Period> periods) {
    public Group {
      indicators = List.copyOf(indicators);
      periods = List.copyOf(periods);
    }
  }

  public record Choice(long id, String name) {}

  public record KindCount(String kind, int bodies) {}
}
