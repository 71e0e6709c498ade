package org.throughline.tasks;

import static throughline.db.meetings.Tables.AGENDA_ITEM;
import static throughline.db.meetings.Tables.MEETING;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.decisions.Decisions;
import org.throughline.directives.Directives;
import org.throughline.organisations.Actor;
import org.throughline.shared.Access;
import org.throughline.shared.Coded;

/// What a task is issued from.
@Component
class Origins {
  private static final int TITLE_LENGTH = 120;

  private final DSLContext sql;
  private final Directives directives;
  private final Decisions decisions;

  Origins(DSLContext sql, Directives directives, Decisions decisions) {
    this.sql = sql;
    this.decisions = decisions;
    this.directives = directives;
  }

  /// @param access a task is never more open than what it comes from
  record Ground(
      String text,
      Access access,
      @Nullable Long clauseId,
      @Nullable Long decisionClauseId,
      @Nullable Long parentId,
      @Nullable String ownInitiative) {

    String title() {
      var line = text.strip().lines().findFirst().orElse("");
      return line.length() <= TITLE_LENGTH ? line : line.substring(0, TITLE_LENGTH - 1) + "…";
    }
  }

  Ground clause(Actor actor, long id) {
    var clause = directives.clause(actor, id);
    var directive = directives.get(actor, clause.directiveId());
    return new Ground(clause.text(), directive.access(), id, null, null, null);
  }

  Ground decisionClause(Actor actor, long id) {
    var decision = decisions.ofClause(actor, id);
    var clause = decisions.clause(actor, id);
    var access =
        sql.select(MEETING.ACCESS)
            .from(MEETING)
            .join(AGENDA_ITEM)
            .on(AGENDA_ITEM.MEETING_ID.eq(MEETING.ID))
            .where(AGENDA_ITEM.ID.eq(decision.itemId()))
            .fetchSingle()
            .value1();
    return new Ground(
        clause.text(), Coded.of(Access.class, access), clause.carriesClauseId(), id, null, null);
  }

  static Ground parent(Task parent) {
    return new Ground(parent.text(), parent.access(), null, null, parent.id(), null);
  }

  static Ground ownInitiative(String reason) {
    return new Ground("", Access.INTERNAL, null, null, null, reason);
  }
}
