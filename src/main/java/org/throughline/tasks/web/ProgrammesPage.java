package org.throughline.tasks.web;

import java.util.List;
import java.util.Set;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;
import org.throughline.tasks.Programmes;

/// @param kinds codes of those chosen
public record ProgrammesPage(
    List<Row> rows, boolean mayCreate, String nameEn, String nameZh, Set<String> kinds)
    implements TakenAway {
  public record Row(long id, String name, String owner, Programmes.Coverage coverage) {}

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(
        Listing.of(texts, "tasks.programmes", rows)
            .column("tables.id", Row::id)
            .column("tasks.field.programme", Row::name)
            .column("tasks.programme.owner", Row::owner)
            .column("tasks.programme.take.reached", row -> row.coverage().reached())
            .column("tasks.programme.take.begun", row -> row.coverage().begun())
            .column("tasks.programme.take.all", row -> row.coverage().all())
            .table());
  }
}
