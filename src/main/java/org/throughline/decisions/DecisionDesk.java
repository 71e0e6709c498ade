package org.throughline.decisions;

import static throughline.db.decisions.Tables.OPEN_QUESTION;
import static throughline.db.meetings.Tables.AGENDA_ITEM;
import static throughline.db.meetings.Tables.MEETING;
import static throughline.db.organisations.Tables.ORGANISATION;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.throughline.desks.DeskSource;
import org.throughline.desks.Waiting;
import org.throughline.meetings.MeetingState;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

/// Items of the body's meetings that wait for an outcome, and those that have one and wait for
/// their next steps.
@Component
class DecisionDesk implements DeskSource {
  private final DSLContext sql;

  DecisionDesk(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public List<Waiting> waiting(Actor actor, Language language) {
    if (!Permission.OUTCOME_RECORD.grantedTo(actor.roles())) {
      return List.of();
    }
    var lacking = OPEN_QUESTION.AGENDA_ITEM_ID.eq(AGENDA_ITEM.ID);
    var outcome =
        DSL.exists(
            DSL.selectOne()
                .from(OPEN_QUESTION)
                .where(lacking.and(OPEN_QUESTION.LACKS.eq("outcome"))));
    var step =
        DSL.exists(
            DSL.selectOne()
                .from(OPEN_QUESTION)
                .where(lacking.and(OPEN_QUESTION.LACKS.ne("outcome"))));
    var waiting = new ArrayList<Waiting>();
    waiting.addAll(items(actor, outcome, "decisions.desk.outcomes", "outcome", "/decision"));
    waiting.addAll(
        items(actor, step.andNot(outcome), "decisions.desk.steps", "steps", "/next-steps"));
    return waiting;
  }

  private List<Waiting> items(
      Actor actor, Condition lacking, String group, String action, String page) {
    var deciding =
        Arrays.stream(MeetingState.values())
            .filter(MeetingState::decides)
            .map(MeetingState::code)
            .toList();
    return sql.select(AGENDA_ITEM.ID, AGENDA_ITEM.TITLE, MEETING.TITLE)
        .from(AGENDA_ITEM)
        .join(MEETING)
        .on(MEETING.ID.eq(AGENDA_ITEM.MEETING_ID))
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(MEETING.ORGANISATION_ID))
        .where(
            ORGANISATION.BODY_ID.eq(actor.bodyId()),
            MEETING.STATE.in(deciding),
            DecisionQueries.visible(actor),
            lacking)
        .orderBy(MEETING.HELD_ON, AGENDA_ITEM.MEETING_ID, AGENDA_ITEM.NUMBER)
        .limit(LIMIT)
        .fetch(row ->
            new Waiting(
                group,
                new Ref(Kind.AGENDA_ITEM, row.value1()),
                row.value2(),
                "/items/" + row.value1() + page,
                row.value3(),
                null,
                null,
                "decisions.desk.go." + action));
  }
}
