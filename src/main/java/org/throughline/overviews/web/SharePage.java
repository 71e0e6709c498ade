package org.throughline.overviews.web;

import java.util.List;
import org.throughline.overviews.By;
import org.throughline.overviews.Scope;
import org.throughline.overviews.Slice;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;

/// One share, opened.
///
/// @param whole whether it is the share of all
public record SharePage(Scope scope, By by, Slice slice, boolean whole, String back)
    implements TakenAway {
  @Override
  public List<Table> tables(Texts texts) {
    return List.of(
        Listing.of(
                texts,
                "overviews.share.mix",
                List.of("confirmed", "checked", "documented", "claimed"))
            .column("overviews.share.level", level -> texts.of("tasks.level." + level))
            .column("overviews.tasks", level -> slice.mix().at(level))
            .table());
  }
}
