package org.throughline.indicators.web;

import java.util.List;
import java.util.Map;
import org.throughline.audit.Trail;
import org.throughline.indicators.Figure;
import org.throughline.indicators.Indicator;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;

/// @param names of the people who entered it, by id
/// @param typed a correction that was refused
public record FigurePage(
    Figure figure,
    Indicator indicator,
    String body,
    List<Figure.Earlier> history,
    Map<Long, String> names,
    boolean maySettle,
    String typed,
    String why,
    List<Trail.Entry> trail)
    implements TakenAway {
  public FigurePage {
    history = List.copyOf(history);
    names = Map.copyOf(names);
    trail = List.copyOf(trail);
  }

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(Trail.table(texts, trail));
  }
}
