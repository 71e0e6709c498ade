package org.throughline.publishing.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.publishing.EditionLists.Meeting;
import org.throughline.publishing.EditionLists.Row;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;

/// @param state the tab shown; null for all
/// @param tellable meetings that could be told to the public; empty for whoever may not draft
/// @param next whether there is a page after this one
public record EditionsPage(
    @Nullable String state,
    List<Tab> tabs,
    List<Row> rows,
    List<Meeting> tellable,
    int page,
    boolean next)
    implements TakenAway {
  public EditionsPage {
    tabs = List.copyOf(tabs);
    rows = List.copyOf(rows);
    tellable = List.copyOf(tellable);
  }

  /// @param state a code
  public record Tab(String state, int count) {}

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(
        Listing.of(texts, "publishing.editions", rows)
            .column("tables.id", Row::id)
            .column("tables.title", Row::title)
            .column("publishing.take.number", Row::number)
            .column("publishing.held", Row::heldOn)
            .column("publishing.column.state", each -> texts.of("publishing.state", each.state()))
            .column(
                "publishing.column.translation",
                each -> texts.of("publishing.translation", each.translation()))
            .table());
  }
}
