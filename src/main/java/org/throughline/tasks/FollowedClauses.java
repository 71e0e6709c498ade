package org.throughline.tasks;

import static throughline.db.directives.Tables.CLAUSE;
import static throughline.db.tasks.Tables.RECURRENCE;
import static throughline.db.tasks.Tables.TASK;

import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.directives.Merging;
import org.throughline.shared.Kind;
import org.throughline.shared.Ref;

/// When a directive is merged into another, the tasks of its clauses go with them: the line and
/// every count stand at the record that answers from then on.
@Component
class FollowedClauses {
  private final DSLContext sql;
  private final ApplicationEventPublisher events;

  FollowedClauses(DSLContext sql, ApplicationEventPublisher events) {
    this.sql = sql;
    this.events = events;
  }

  /// In the transaction of the merger.
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void hear(Merging.Merged merged) {
    if (!merged.away()) {
      return;
    }
    long directive = merged.about().id();
    sql.update(TASK)
        .set(TASK.CLAUSE_ID, CLAUSE.MERGED_INTO)
        .from(CLAUSE)
        .where(
            CLAUSE.ID.eq(TASK.CLAUSE_ID),
            CLAUSE.DIRECTIVE_ID.eq(directive),
            CLAUSE.MERGED_INTO.isNotNull())
        .returningResult(TASK.ID)
        .fetch()
        .forEach(row ->
            events.publishEvent(
                new TaskEvent.FollowedClause(
                    new Ref(Kind.TASK, row.value1()), merged.by(), merged.detail())));
    sql.update(RECURRENCE)
        .set(RECURRENCE.CLAUSE_ID, CLAUSE.MERGED_INTO)
        .from(CLAUSE)
        .where(
            CLAUSE.ID.eq(RECURRENCE.CLAUSE_ID),
            CLAUSE.DIRECTIVE_ID.eq(directive),
            CLAUSE.MERGED_INTO.isNotNull())
        .execute();
  }
}
