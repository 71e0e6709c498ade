package org.throughline.tasks;

import static throughline.db.tasks.Tables.TASK;

import java.time.LocalDate;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.throughline.organisations.Actor;

/// What went before an occurrence of a recurring obligation.
@Service
public class EarlierOccurrences {
  private final DSLContext sql;

  EarlierOccurrences(DSLContext sql) {
    this.sql = sql;
  }

  /// The occurrence before this one.
  ///
  /// @param due when that one was due
  public record Before(long taskId, LocalDate due) {}

  /// Of a task that is an occurrence; empty for the first one and where the reader may not know of
  /// the one before.
  public Optional<Before> before(Actor actor, Task task) {
    var here = TASK.as("here");
    return task.recurrenceId() == null
        ? Optional.empty()
        : sql.select(TASK.ID, TASK.PERIOD)
            .from(TASK)
            .join(here)
            .on(here.RECURRENCE_ID.eq(TASK.RECURRENCE_ID), here.PERIOD.gt(TASK.PERIOD))
            .where(here.ID.eq(task.id()), TaskVisibility.visible(actor))
            .orderBy(TASK.PERIOD.desc())
            .limit(1)
            .fetchOptional(row -> new Before(row.value1(), row.value2()));
  }
}
