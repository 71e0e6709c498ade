package org.throughline.meetings;

import static org.throughline.organisations.Permission.MEETING_PREPARE;
import static throughline.db.meetings.Tables.AGENDA_ITEM;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.meetings.MeetingRecorded.What;
import org.throughline.organisations.Actor;
import org.throughline.shared.Access;
import org.throughline.shared.Coded;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;

/// In which order items are taken. The confidential ones are the closed part, after all others: so
/// the numbers that everybody sees have no gaps and tell nothing. The database has the same rule.
@Service
public class AgendaOrder {
  private final DSLContext sql;
  private final MeetingQueries queries;
  private final ApplicationEventPublisher events;

  AgendaOrder(DSLContext sql, MeetingQueries queries, ApplicationEventPublisher events) {
    this.sql = sql;
    this.queries = queries;
    this.events = events;
  }

  public enum Direction implements Coded {
    UP,
    DOWN
  }

  /// One place up or down; at either end of its part nothing happens.
  @Transactional
  public Outcome<Long> move(Actor actor, long itemId, Direction direction) {
    var meeting = queries.lock(actor, visible(actor, itemId).meetingId(), MEETING_PREPARE);
    var refusal = Agenda.open(meeting);
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    var item = visible(actor, itemId);
    var place = item.number() + (direction == Direction.UP ? -1 : 1);
    queries
        .items(AGENDA_ITEM.MEETING_ID.eq(meeting.id()).and(AGENDA_ITEM.NUMBER.eq(place)))
        .stream()
        .filter(other -> other.access() == item.access())
        .findFirst()
        .ifPresent(other -> {
          number(itemId, place);
          number(other.id(), item.number());
          tell(actor, item, place);
        });
    return Outcome.done(itemId);
  }

  /// All items of the meeting, in the order in which they shall be taken. Refused as a whole where
  /// one is missing, foreign or twice, as after somebody else changed the agenda.
  @Transactional
  public Outcome<Long> arrange(Actor actor, long meetingId, List<Long> itemIds) {
    var meeting = queries.lock(actor, meetingId, MEETING_PREPARE);
    var refusal = Agenda.open(meeting);
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    Map<Long, AgendaItem> items =
        queries.items(AGENDA_ITEM.MEETING_ID.eq(meetingId)).stream()
            .collect(Collectors.toMap(AgendaItem::id, Function.identity()));
    if (itemIds.size() != items.size() || !items.keySet().equals(java.util.Set.copyOf(itemIds))) {
      return Outcome.conflict("meetings.order.stale");
    }
    var wanted = new ArrayList<AgendaItem>();
    itemIds.forEach(id -> wanted.add(java.util.Objects.requireNonNull(items.get(id))));
    for (int i = 1; i < wanted.size(); i++) {
      if (wanted.get(i - 1).restricted() && !wanted.get(i).restricted()) {
        return Outcome.invalid("meetings.order.closed_last");
      }
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (wanted.get(i).number() != i + 1) {
        number(wanted.get(i).id(), i + 1);
        tell(actor, wanted.get(i), i + 1);
      }
    }
    return Outcome.done(meetingId);
  }

  /// The number of a new item at the end of its part; those after it move down.
  int makeRoom(long meetingId, Access access) {
    var before = AGENDA_ITEM.MEETING_ID.eq(meetingId);
    var place =
        1
            + sql.fetchCount(
                AGENDA_ITEM,
                access == Access.RESTRICTED
                    ? before
                    : before.and(AGENDA_ITEM.ACCESS.eq(Access.INTERNAL.code())));
    shift(AGENDA_ITEM.MEETING_ID.eq(meetingId).and(AGENDA_ITEM.NUMBER.ge(place)), 1);
    return place;
  }

  /// Those after a place left empty move up.
  void closeUp(long meetingId, int place) {
    shift(AGENDA_ITEM.MEETING_ID.eq(meetingId).and(AGENDA_ITEM.NUMBER.gt(place)), -1);
  }

  /// To the end of the open or of the closed part, whichever is its own from now on.
  void toItsPart(AgendaItem item, Access access) {
    number(item.id(), MeetingRules.ITEMS);
    closeUp(item.meetingId(), item.number());
    var open =
        sql.fetchCount(
            AGENDA_ITEM,
            AGENDA_ITEM.MEETING_ID.eq(item.meetingId()),
            AGENDA_ITEM.ID.ne(item.id()),
            AGENDA_ITEM.ACCESS.eq(Access.INTERNAL.code()));
    var all = sql.fetchCount(AGENDA_ITEM, AGENDA_ITEM.MEETING_ID.eq(item.meetingId()));
    var place = access == Access.RESTRICTED ? all : open + 1;
    shift(
        AGENDA_ITEM
            .MEETING_ID
            .eq(item.meetingId())
            .and(AGENDA_ITEM.ID.ne(item.id()))
            .and(AGENDA_ITEM.NUMBER.ge(place)),
        1);
    number(item.id(), place);
  }

  private void shift(Condition which, int by) {
    sql.update(AGENDA_ITEM)
        .set(AGENDA_ITEM.NUMBER, AGENDA_ITEM.NUMBER.plus(by))
        .where(which)
        .execute();
  }

  private void number(long itemId, int number) {
    sql.update(AGENDA_ITEM)
        .set(AGENDA_ITEM.NUMBER, number)
        .where(AGENDA_ITEM.ID.eq(itemId))
        .execute();
  }

  private AgendaItem visible(Actor actor, long itemId) {
    return queries
        .items(
            AGENDA_ITEM
                .ID
                .eq(itemId)
                .and(MeetingQueries.visible(actor))
                .and(MeetingQueries.itemVisible(actor)))
        .stream()
        .findFirst()
        .orElseThrow(() -> new NotFound(new Ref(Kind.AGENDA_ITEM, itemId)));
  }

  private void tell(Actor actor, AgendaItem item, int place) {
    events.publishEvent(
        new MeetingRecorded(
            new Ref(Kind.AGENDA_ITEM, item.id()),
            actor.who(),
            What.ITEM_MOVED,
            item.number() + " → " + place));
  }
}
