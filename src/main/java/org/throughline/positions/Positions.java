package org.throughline.positions;

import static org.throughline.organisations.Permission.POSITION_GIVE;
import static throughline.db.positions.Tables.POSITION;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.meetings.Agenda;
import org.throughline.meetings.AgendaItem;
import org.throughline.meetings.Meeting;
import org.throughline.meetings.Meetings;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Policy;
import org.throughline.shared.Coded;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;

/// Positions on the items of a meeting: each person has one on each item, and may change it until
/// the meeting begins. The meeting is not locked: hundreds may answer at once, and the database
/// sees to it that nobody does when it has begun.
@Service
public class Positions {
  private static final int TEXT = 5_000;
  private static final int LIMIT = 20_000;

  private final DSLContext sql;
  private final Clock clock;
  private final Meetings meetings;
  private final Agenda agenda;
  private final Policy policy;
  private final ApplicationEventPublisher events;

  Positions(
      DSLContext sql,
      Clock clock,
      Meetings meetings,
      Agenda agenda,
      Policy policy,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.clock = clock;
    this.meetings = meetings;
    this.agenda = agenda;
    this.policy = policy;
    this.events = events;
  }

  /// In the order in which they were given. Whoever asks has been shown the items.
  public List<Position> of(Collection<Long> itemIds) {
    return itemIds.isEmpty() ? List.of() : select(POSITION.ITEM_ID.in(itemIds));
  }

  private List<Position> select(Condition where) {
    return sql.select(
            POSITION.ITEM_ID,
            POSITION.PERSON_ID,
            POSITION.POST_ID,
            POSITION.STANCE,
            POSITION.WANTS_TO_SPEAK,
            POSITION.TEXT,
            POSITION.GIVEN_AT)
        .from(POSITION)
        .where(where)
        .orderBy(POSITION.GIVEN_AT, POSITION.ID)
        .limit(LIMIT)
        .fetch(row ->
            new Position(
                row.value1(),
                row.value2(),
                row.value3(),
                Coded.find(Stance.class, row.value4()).orElse(null),
                row.value5(),
                row.value6(),
                row.value7()));
  }

  /// Whether the actor may say something about the meeting's items now.
  public boolean may(Actor actor, Meeting meeting) {
    return open(meeting) && policy.allows(actor, POSITION_GIVE, meeting.organisationId());
  }

  private static boolean open(Meeting meeting) {
    return switch (meeting.state()) {
      case PLANNED, CONVENED, POSTPONED -> true;
      case IN_SESSION -> !meeting.form().sits();
      case ENDED, MINUTES_DRAFTED, MINUTES_APPROVED, CLOSED, CANCELLED -> false;
    };
  }

  /// What is the same as before is not written again. Refused as a whole, or done as a whole.
  ///
  /// @param given by item id
  /// @throws NotFound for an item that is not on this agenda, or not for this actor
  @Transactional
  public Outcome<Long> give(Actor actor, long meetingId, Map<Long, NewPosition> given) {
    var meeting = meetings.get(actor, meetingId);
    policy.require(actor, POSITION_GIVE, meeting.organisationId());
    var items =
        agenda.items(actor, meetingId).stream()
            .collect(Collectors.toMap(AgendaItem::id, Function.identity()));
    for (var item : given.keySet()) {
      if (!items.containsKey(item)) {
        throw new NotFound(new Ref(Kind.AGENDA_ITEM, item));
      }
    }
    var refusal = check(meeting, given, items);
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    var before =
        select(POSITION.ITEM_ID.in(given.keySet()).and(POSITION.PERSON_ID.eq(actor.personId())))
            .stream()
            .collect(Collectors.toMap(Position::itemId, Function.identity()));
    var changed = new ArrayList<Long>();
    given.forEach((item, position) -> {
      var was = before.get(item);
      if (was == null ? !position.empty() : !position.sameAs(was)) {
        write(actor, item, position);
        changed.add(item);
      }
    });
    return Outcome.done((long) changed.size());
  }

  private static Optional<Refusal> check(
      Meeting meeting, Map<Long, NewPosition> given, Map<Long, AgendaItem> items) {
    if (!open(meeting)) {
      return Optional.of(Refusal.conflict("positions.too_late"));
    }
    for (var each : given.entrySet()) {
      var item = items.get(each.getKey());
      var stance = each.getValue().stance();
      var text = each.getValue().text();
      if (item != null && stance != null && stance.needsWords() && text == null) {
        return Optional.of(Refusal.invalid("positions.words." + stance.code(), item.number()));
      }
      if (text != null && text.length() > TEXT) {
        return Optional.of(Refusal.invalid("positions.too_long", TEXT));
      }
      if (item != null && text != null && each.getValue().empty()) {
        return Optional.of(Refusal.invalid("positions.stance", item.number()));
      }
    }
    return Optional.empty();
  }

  private void write(Actor actor, long itemId, NewPosition position) {
    if (position.empty()) {
      sql.deleteFrom(POSITION)
          .where(POSITION.ITEM_ID.eq(itemId), POSITION.PERSON_ID.eq(actor.personId()))
          .execute();
    } else {
      var stance = position.stance() == null ? null : position.stance().code();
      sql.insertInto(POSITION)
          .set(POSITION.ITEM_ID, itemId)
          .set(POSITION.PERSON_ID, actor.personId())
          .set(POSITION.POST_ID, actor.postId())
          .set(POSITION.STANCE, stance)
          .set(POSITION.WANTS_TO_SPEAK, position.wantsToSpeak())
          .set(POSITION.TEXT, position.text())
          .set(POSITION.GIVEN_AT, clock.instant())
          .onConflict(POSITION.ITEM_ID, POSITION.PERSON_ID)
          .doUpdate()
          .set(POSITION.POST_ID, actor.postId())
          .set(POSITION.STANCE, stance)
          .set(POSITION.WANTS_TO_SPEAK, position.wantsToSpeak())
          .set(POSITION.TEXT, position.text())
          .set(POSITION.GIVEN_AT, clock.instant())
          .execute();
    }
    events.publishEvent(
        new PositionGiven(
            new Ref(Kind.AGENDA_ITEM, itemId),
            actor.who(),
            position.stance(),
            position.wantsToSpeak()));
  }
}
