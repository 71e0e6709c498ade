package org.throughline.publishing;

import static throughline.db.directives.Tables.DIRECTIVE;
import static throughline.db.publishing.Tables.RELATED_DIRECTIVE;
import static throughline.db.publishing.Tables.RELATED_TASK;
import static throughline.db.tasks.Tables.TASK;

import java.time.Clock;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.shared.Coded;
import org.throughline.shared.Happened;
import org.throughline.shared.Kind;
import org.throughline.tasks.Progress;
import org.throughline.tasks.TaskState;
import org.throughline.tasks.TaskStatus;

/// Keeps what public pages say of tasks and directives in step with the records, in the transaction
/// that changes them.
@Component
class RelatedStatus {
  private final DSLContext sql;
  private final Clock clock;

  RelatedStatus(DSLContext sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void follow(Happened event) {
    if (event.about().kind() == Kind.TASK) {
      refreshTasks(RELATED_TASK.TASK_ID.eq(event.about().id()));
    } else if (event.about().kind() == Kind.DIRECTIVE) {
      refreshDirectives(RELATED_DIRECTIVE.DIRECTIVE_ID.eq(event.about().id()));
    }
  }

  void refreshEdition(long editionId) {
    refreshTasks(RELATED_TASK.EDITION_ID.eq(editionId));
    refreshDirectives(RELATED_DIRECTIVE.EDITION_ID.eq(editionId));
  }

  private void refreshTasks(Condition which) {
    var now = clock.instant();
    sql.select(
            RELATED_TASK.EDITION_ID,
            RELATED_TASK.TASK_ID,
            TASK.STATE,
            TASK.PROGRESS,
            TASK.DEADLINE,
            TASK.ACCESS)
        .from(RELATED_TASK)
        .join(TASK)
        .on(TASK.ID.eq(RELATED_TASK.TASK_ID))
        .where(which)
        .orderBy(RELATED_TASK.EDITION_ID, RELATED_TASK.TASK_ID)
        .limit(1_000)
        .fetch()
        .forEach(row ->
            sql.update(RELATED_TASK)
                .set(
                    RELATED_TASK.STATUS,
                    TaskStatus.of(
                            Coded.of(TaskState.class, row.value3()),
                            Coded.of(Progress.class, row.value4()))
                        .code())
                .set(RELATED_TASK.DEADLINE, row.value5())
                .set(RELATED_TASK.SHOWN, row.value6().equals("internal"))
                .set(RELATED_TASK.AS_OF, now)
                .where(
                    RELATED_TASK.EDITION_ID.eq(row.value1()), RELATED_TASK.TASK_ID.eq(row.value2()))
                .execute());
  }

  private void refreshDirectives(Condition which) {
    sql.update(RELATED_DIRECTIVE)
        .set(RELATED_DIRECTIVE.SHOWN, DIRECTIVE.ACCESS.eq("internal"))
        .from(DIRECTIVE)
        .where(DIRECTIVE.ID.eq(RELATED_DIRECTIVE.DIRECTIVE_ID), which)
        .execute();
  }
}
