package org.throughline.decisions;

import static throughline.db.decisions.Tables.OPEN_QUESTION;
import static throughline.db.meetings.Tables.AGENDA_ITEM;
import static throughline.db.meetings.Tables.MEETING;
import static throughline.db.organisations.Tables.ORGANISATION;

import java.util.Arrays;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.throughline.desks.DeskSource;
import org.throughline.desks.Waiting;
import org.throughline.meetings.MeetingCards;
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
  /// Meetings looked into for what is open, the oldest first.
  private static final int MEETINGS = 100;

  private final DSLContext sql;

  DecisionDesk(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public List<Waiting> waiting(Actor actor, Language language) {
    if (!Permission.OUTCOME_RECORD.grantedTo(actor.roles())) {
      return List.of();
    }
    var meetings = deciding(actor);
    return meetings.isEmpty() ? List.of() : open(meetings);
  }

  private List<Long> deciding(Actor actor) {
    var states =
        Arrays.stream(MeetingState.values())
            .filter(MeetingState::decides)
            .map(MeetingState::code)
            .toList();
    return sql.select(MEETING.ID)
        .from(MEETING)
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(MEETING.ORGANISATION_ID))
        .where(
            ORGANISATION.BODY_ID.eq(actor.bodyId()),
            MEETING.STATE.in(states),
            MeetingCards.visible(actor))
        .orderBy(MEETING.HELD_ON, MEETING.ID)
        .limit(MEETINGS)
        .fetch(MEETING.ID);
  }

  /// Those without an outcome before those without a next step.
  private List<Waiting> open(List<Long> meetings) {
    var outcome = DSL.boolOr(OPEN_QUESTION.LACKS.eq("outcome"));
    var items =
        sql.select(AGENDA_ITEM.ID, AGENDA_ITEM.TITLE, MEETING.TITLE, outcome)
            .from(OPEN_QUESTION)
            .join(AGENDA_ITEM)
            .on(AGENDA_ITEM.ID.eq(OPEN_QUESTION.AGENDA_ITEM_ID))
            .join(MEETING)
            .on(MEETING.ID.eq(AGENDA_ITEM.MEETING_ID))
            .where(OPEN_QUESTION.MEETING_ID.eq(DSL.any(meetings.toArray(Long[]::new))))
            .groupBy(AGENDA_ITEM.ID, MEETING.ID)
            .orderBy(outcome.desc(), MEETING.HELD_ON, MEETING.ID, AGENDA_ITEM.NUMBER)
            .limit(2 * LIMIT)
            .fetch();
    return items.map(row ->
        row.value4()
            ? waiting(row.value1(), row.value2(), row.value3(), "outcomes", "outcome", "/decision")
            : waiting(row.value1(), row.value2(), row.value3(), "steps", "steps", "/next-steps"));
  }

  private static Waiting waiting(
      long item, String title, String meeting, String group, String action, String page) {
    return new Waiting(
        "decisions.desk." + group,
        new Ref(Kind.AGENDA_ITEM, item),
        title,
        "/items/" + item + page,
        meeting,
        null,
        null,
        "decisions.desk.go." + action);
  }
}
