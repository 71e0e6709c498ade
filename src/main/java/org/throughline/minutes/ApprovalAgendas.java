package org.throughline.minutes;

import static org.throughline.organisations.Permission.MEETING_PREPARE;
import static throughline.db.decisions.Tables.DECISION;
import static throughline.db.meetings.Tables.AGENDA_ITEM;
import static throughline.db.meetings.Tables.MEETING;
import static throughline.db.minutes.Tables.APPROVAL_ITEM;

import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.meetings.Agenda;
import org.throughline.meetings.ItemKind;
import org.throughline.meetings.Meeting;
import org.throughline.meetings.MeetingCards;
import org.throughline.meetings.MeetingState;
import org.throughline.meetings.Meetings;
import org.throughline.meetings.NewItem;
import org.throughline.minutes.MinutesChanged.What;
import org.throughline.organisations.Actor;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;

/// Minutes on the agenda of a later meeting, which may approve them.
@Service
public class ApprovalAgendas {
  private final DSLContext sql;
  private final MinutesQueries queries;
  private final Meetings meetings;
  private final Agenda agenda;
  private final MessageSource messages;
  private final ApplicationEventPublisher events;

  ApprovalAgendas(
      DSLContext sql,
      MinutesQueries queries,
      Meetings meetings,
      Agenda agenda,
      MessageSource messages,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.queries = queries;
    this.meetings = meetings;
    this.agenda = agenda;
    this.messages = messages;
    this.events = events;
  }

  /// An item of a later meeting that may approve minutes.
  ///
  /// @param adopted whether it was decided so
  public record Item(long id, String title, String meeting, boolean adopted) {}

  /// Where these minutes stand on the agenda of a later meeting, as far as the reader may see it.
  public List<Item> items(Actor actor, long versionId) {
    return items(versionId, MeetingCards.visible(actor).and(MeetingCards.itemVisible(actor)));
  }

  private List<Item> items(long versionId, Condition which) {
    return sql.select(AGENDA_ITEM.ID, AGENDA_ITEM.TITLE, MEETING.TITLE, DECISION.OUTCOME)
        .from(APPROVAL_ITEM)
        .join(AGENDA_ITEM)
        .on(AGENDA_ITEM.ID.eq(APPROVAL_ITEM.AGENDA_ITEM_ID))
        .join(MEETING)
        .on(MEETING.ID.eq(AGENDA_ITEM.MEETING_ID))
        .leftJoin(DECISION)
        .on(DECISION.AGENDA_ITEM_ID.eq(AGENDA_ITEM.ID))
        .where(APPROVAL_ITEM.VERSION_ID.eq(versionId), which)
        .orderBy(AGENDA_ITEM.ID.desc())
        .limit(20)
        .fetch(row ->
            new Item(row.value1(), row.value2(), row.value3(), "adopted".equals(row.value4())));
  }

  boolean adopted(long versionId, long itemId) {
    return items(versionId, DSL.noCondition()).stream()
        .anyMatch(each -> each.id() == itemId && each.adopted());
  }

  /// Meetings of the same organisation whose agenda is open and may take the minutes up.
  public List<Meeting> nextMeetings(Actor actor, long versionId) {
    var of = meetings.get(actor, queries.get(actor, versionId).meetingId());
    return sql.select(MEETING.ID)
        .from(MEETING)
        .where(
            MEETING.ORGANISATION_ID.eq(of.organisationId()),
            MEETING.ID.ne(of.id()),
            MEETING.STATE.in(
                MeetingState.PLANNED.code(),
                MeetingState.CONVENED.code(),
                MeetingState.IN_SESSION.code()))
        .and(MeetingCards.visible(actor))
        .orderBy(MEETING.HELD_ON.asc().nullsLast(), MEETING.ID.asc())
        .limit(50)
        .fetch(row -> meetings.get(actor, row.value1()));
  }

  /// Puts the approval on the agenda of a later meeting.
  @Transactional
  public Outcome<Long> putOnAgenda(Actor actor, long versionId, long meetingId) {
    var version = queries.get(actor, versionId);
    meetings.lock(actor, version.meetingId(), MEETING_PREPARE);
    if (!queries.get(actor, versionId).state().open()) {
      return Outcome.conflict("minutes.stands");
    }
    if (nextMeetings(actor, versionId).stream().noneMatch(each -> each.id() == meetingId)) {
      throw new NotFound(new Ref(Kind.MEETING, meetingId));
    }
    var there =
        sql.fetchExists(
            DSL.selectOne()
                .from(APPROVAL_ITEM)
                .join(AGENDA_ITEM)
                .on(AGENDA_ITEM.ID.eq(APPROVAL_ITEM.AGENDA_ITEM_ID))
                .where(
                    APPROVAL_ITEM.VERSION_ID.eq(versionId), AGENDA_ITEM.MEETING_ID.eq(meetingId)));
    if (there) {
      return Outcome.conflict("minutes.agenda.twice");
    }
    return agenda
        .add(actor, meetingId, item(meetings.get(actor, version.meetingId())))
        .fold(
            item -> {
              sql.insertInto(APPROVAL_ITEM)
                  .set(APPROVAL_ITEM.VERSION_ID, versionId)
                  .set(APPROVAL_ITEM.AGENDA_ITEM_ID, item)
                  .execute();
              tell(actor, versionId);
              return Outcome.done(versionId);
            },
            Outcome::refused);
  }

  private NewItem item(Meeting meeting) {
    var title =
        messages.getMessage(
            "minutes.agenda.title", new Object[] {meeting.title()}, meeting.language().locale());
    return new NewItem(ItemKind.PROPOSAL, title, null, List.of());
  }

  private void tell(Actor actor, long versionId) {
    events.publishEvent(
        new MinutesChanged(
            new Ref(Kind.MINUTES, versionId), actor.who(), What.PUT_ON_AGENDA, null));
  }
}
