package org.throughline.tasks;

import static throughline.db.decisions.Tables.DECISION;
import static throughline.db.decisions.Tables.DECISION_CLAUSE;
import static throughline.db.meetings.Tables.AGENDA_ITEM;
import static throughline.db.meetings.Tables.MEETING;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.directives.Directives;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Visibility;
import org.throughline.shared.Access;
import org.throughline.shared.Coded;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Ref;

/// What a task is issued from.
@Component
class Origins {
  private static final int TITLE_LENGTH = 120;

  private final DSLContext sql;
  private final Directives directives;

  Origins(DSLContext sql, Directives directives) {
    this.sql = sql;
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
    return sql.select(DECISION_CLAUSE.TEXT, MEETING.ACCESS, DECISION_CLAUSE.CARRIES_CLAUSE_ID)
        .from(DECISION_CLAUSE)
        .join(DECISION)
        .on(DECISION.ID.eq(DECISION_CLAUSE.DECISION_ID))
        .join(AGENDA_ITEM)
        .on(AGENDA_ITEM.ID.eq(DECISION.AGENDA_ITEM_ID))
        .join(MEETING)
        .on(MEETING.ID.eq(AGENDA_ITEM.MEETING_ID))
        .where(DECISION_CLAUSE.ID.eq(id))
        .and(Visibility.byAccess(actor, MEETING.ORGANISATION_ID, MEETING.ACCESS))
        .fetchOptional(row ->
            new Ground(
                row.value1(), Coded.of(Access.class, row.value2()), row.value3(), id, null, null))
        .orElseThrow(() -> new NotFound(new Ref(Kind.DECISION_CLAUSE, id)));
  }

  static Ground parent(Task parent) {
    return new Ground(parent.text(), parent.access(), null, null, parent.id(), null);
  }

  static Ground ownInitiative(String reason) {
    return new Ground("", Access.INTERNAL, null, null, null, reason);
  }
}
