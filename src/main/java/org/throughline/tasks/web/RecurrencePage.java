package org.throughline.tasks.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;
import org.throughline.tasks.Recurrences;

/// @param typed a change that was refused; null for none
public record RecurrencePage(
    Recurrences.Recurrence recurrence,
    String lead,
    List<TaskPage.Row> occurrences,
    boolean mayMove,
    @Nullable RecurrenceForm typed)
    implements TakenAway {
  @Override
  public List<Table> tables(Texts texts) {
    return List.of(
        Listing.of(texts, "tasks.recurrence.occurrences", occurrences)
            .column("tables.id", row -> row.task().id())
            .column("tables.title", row -> row.task().title())
            .column("tasks.column.status", row -> texts.of("tasks.status", row.task().status()))
            .column("tables.deadline", row -> row.task().deadline())
            .table());
  }

  /// What the form for changing it holds.
  public RecurrenceForm form() {
    return typed == null ? RecurrenceForm.of(recurrence) : typed;
  }
}
