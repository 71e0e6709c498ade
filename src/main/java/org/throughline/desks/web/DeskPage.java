package org.throughline.desks.web;

import java.time.LocalDate;
import java.util.List;
import org.throughline.desks.Waiting;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;

public record DeskPage(LocalDate today, List<Group> groups) implements TakenAway {

  /// @param key a message key
  public record Group(String key, List<Waiting> waiting) {}

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(
        Listing.of(
                texts,
                "desks.title",
                groups.stream().flatMap(each -> each.waiting().stream()).toList())
            .column("desks.take.group", each -> texts.of(each.group()))
            .column("tables.title", Waiting::title)
            .column("desks.take.detail", Waiting::detail)
            .column("tables.deadline", Waiting::due)
            .column(
                "desks.take.status", each -> each.status() == null ? "" : texts.of(each.status()))
            .table());
  }
}
