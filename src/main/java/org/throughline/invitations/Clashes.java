package org.throughline.invitations;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static throughline.db.invitations.Tables.INVITATION;
import static throughline.db.invitations.Tables.NOTICE;
import static throughline.db.meetings.Tables.MEETING;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.throughline.meetings.MeetingCards;
import org.throughline.organisations.Actor;
import org.throughline.shared.Language;

/// Other meetings at the same hours that want the same room or the same people. They are shown, and
/// never keep anybody from anything. Of meetings that the reader may not see nothing is said.
@Component
public class Clashes {
  private static final int MOST = 200;

  private final DSLContext sql;
  private final Occasions occasions;

  Clashes(DSLContext sql, Occasions occasions) {
    this.sql = sql;
    this.occasions = occasions;
  }

  /// Meetings that take place in the same room at the same hours.
  public List<Occasion> ofRoom(Actor actor, Occasion occasion, Language language) {
    var room = occasion.roomId();
    return room == null
        ? List.of()
        : overlapping(occasion, NOTICE.ROOM_ID.eq(room).and(MeetingCards.visible(actor)), language);
  }

  /// By person: other meetings to which they are called at the same hours and have not said that
  /// they do not come.
  public Map<Long, List<Occasion>> ofPeople(Actor actor, Occasion occasion, Language language) {
    var here = INVITATION.as("here");
    var there = INVITATION.as("there");
    var both =
        select(there.PERSON_ID)
            .from(here)
            .join(there)
            .on(there.PERSON_ID.eq(here.PERSON_ID), there.MEETING_ID.eq(MEETING.ID))
            .where(
                here.MEETING_ID.eq(occasion.meetingId()),
                here.WITHDRAWN_AT.isNull(),
                there.WITHDRAWN_AT.isNull(),
                there.ANSWER.isNull().or(there.ANSWER.eq("coming")));
    var found =
        overlapping(occasion, exists(both).and(MeetingCards.visible(actor)), language).stream()
            .collect(Collectors.toMap(Occasion::meetingId, Function.identity()));
    return sql
        .select(there.PERSON_ID, there.MEETING_ID)
        .from(here)
        .join(there)
        .on(there.PERSON_ID.eq(here.PERSON_ID))
        .where(
            here.MEETING_ID.eq(occasion.meetingId()),
            there.MEETING_ID.in(found.keySet()),
            here.WITHDRAWN_AT.isNull(),
            there.WITHDRAWN_AT.isNull(),
            there.ANSWER.isNull().or(there.ANSWER.eq("coming")))
        .orderBy(there.PERSON_ID, there.MEETING_ID)
        .limit(InvitationRules.PEOPLE)
        .fetch()
        .stream()
        .collect(
            Collectors.groupingBy(
                row -> row.value1(),
                Collectors.mapping(
                    row -> Objects.requireNonNull(found.get(row.value2())), Collectors.toList())));
  }

  /// Of the person's own: other meetings that they were sent for the same hours.
  public List<Occasion> ofPerson(long personId, Occasion occasion, Language language) {
    var called =
        exists(
            selectOne()
                .from(INVITATION)
                .where(
                    INVITATION.MEETING_ID.eq(MEETING.ID),
                    INVITATION.PERSON_ID.eq(personId),
                    INVITATION.SENT_AT.isNotNull(),
                    INVITATION.WITHDRAWN_AT.isNull(),
                    INVITATION.ANSWER.isNull().or(INVITATION.ANSWER.eq("coming"))));
    return overlapping(occasion, called, language);
  }

  private List<Occasion> overlapping(Occasion occasion, Condition which, Language language) {
    var day = occasion.heldOn();
    if (day == null || !occasion.takesPlace()) {
      return List.of();
    }
    var sameDay =
        MEETING
            .HELD_ON
            .eq(day)
            .and(MEETING.ID.ne(occasion.meetingId()))
            .and(MEETING.STATE.notIn("cancelled", "postponed"))
            .and(MEETING.FORM.ne("circulation"));
    return occasions.list(sameDay.and(which), language, MOST).stream()
        .filter(other -> other.hours().overlap(occasion.hours()))
        .toList();
  }
}
