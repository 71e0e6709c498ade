package org.throughline.papers.web;

import java.util.List;
import java.util.Map;
import org.throughline.meetings.AgendaItem;
import org.throughline.meetings.Meeting;
import org.throughline.papers.ProposedMeasures;

/// @param mayPropose whether this reader may write what is proposed now
/// @param typed what was typed and refused, by clause
public record MeasuresPage(
    Meeting meeting,
    AgendaItem item,
    List<ProposedMeasures.OfDirective> directives,
    boolean mayPropose,
    Map<Long, String> typed) {
  public MeasuresPage {
    directives = List.copyOf(directives);
    typed = Map.copyOf(typed);
  }

  public String lang() {
    return meeting.language().tag();
  }

  public String text(ProposedMeasures.Row row) {
    return typed.getOrDefault(row.clause().id(), row.now());
  }
}
