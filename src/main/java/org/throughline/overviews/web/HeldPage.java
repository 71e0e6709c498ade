package org.throughline.overviews.web;

import java.util.List;
import org.throughline.overviews.Scope;
import org.throughline.overviews.Sticking;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;

/// Tasks that one thing holds up.
///
/// @param what a message key
/// @param mayUrge whether the reader may urge those who are late
/// @param late whether days count from the deadline; else from when it began to wait
public record HeldPage(
    Scope scope, String what, boolean late, List<Sticking.Line> lines, String back, boolean mayUrge)
    implements TakenAway {
  public HeldPage {
    lines = List.copyOf(lines);
  }

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(
        Listing.of(texts, what, lines)
            .column("tables.id", Sticking.Line::id)
            .column("overviews.column.task", Sticking.Line::title)
            .column("overviews.column.lead", Sticking.Line::lead)
            .column("overviews.column.deadline", Sticking.Line::deadline)
            .column("overviews.column.days", Sticking.Line::days)
            .column("overviews.take.words", Sticking.Line::words)
            .table());
  }
}
