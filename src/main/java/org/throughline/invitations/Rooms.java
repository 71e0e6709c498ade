package org.throughline.invitations;

import static throughline.db.invitations.Tables.ROOM;

import java.time.Clock;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.invitations.InvitationEvent.What;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;

/// The rooms of a body. One that is closed stays named on the notices that name it.
@Service
public class Rooms {
  private static final int MOST = 500;

  private final DSLContext sql;
  private final Policy policy;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Rooms(DSLContext sql, Policy policy, Clock clock, ApplicationEventPublisher events) {
    this.sql = sql;
    this.policy = policy;
    this.clock = clock;
    this.events = events;
  }

  /// Those that may be chosen, by name.
  public List<Room> ofBody(long bodyId) {
    return list(ROOM.ORGANISATION_ID.eq(bodyId));
  }

  boolean open(long bodyId, long id) {
    return !list(ROOM.ORGANISATION_ID.eq(bodyId).and(ROOM.ID.eq(id))).isEmpty();
  }

  private List<Room> list(Condition where) {
    return sql.select(ROOM.ID, ROOM.NAME, ROOM.SEATS)
        .from(ROOM)
        .where(where.and(ROOM.CLOSED_AT.isNull()))
        .orderBy(ROOM.NAME, ROOM.ID)
        .limit(MOST)
        .fetch(row -> new Room(row.value1(), row.value2(), row.value3()));
  }

  @Transactional
  public Outcome<Long> add(Actor actor, String name, @Nullable Integer seats) {
    policy.require(actor, Permission.ROOM_KEEP, actor.bodyId());
    var said = name.strip();
    if (said.isEmpty()) {
      return Outcome.invalid("invitations.refused.room_unnamed");
    }
    if (said.length() > InvitationRules.ROOM) {
      return Outcome.invalid("invitations.refused.too_long.room", InvitationRules.ROOM);
    }
    if (seats != null && (seats < 1 || seats > 100_000)) {
      return Outcome.invalid("invitations.refused.seats");
    }
    if (ofBody(actor.bodyId()).size() >= MOST) {
      return Outcome.conflict("invitations.refused.rooms_full", MOST);
    }
    var added =
        sql.insertInto(ROOM)
            .set(ROOM.ORGANISATION_ID, actor.bodyId())
            .set(ROOM.NAME, said)
            .set(ROOM.SEATS, seats)
            .onConflictDoNothing()
            .returningResult(ROOM.ID)
            .fetchOptional(ROOM.ID);
    if (added.isEmpty()) {
      return Outcome.conflict("invitations.refused.room_known", said);
    }
    tell(actor, What.ROOM_ADDED, said);
    return Outcome.done(added.get());
  }

  /// It can no longer be chosen.
  @Transactional
  public Outcome<Long> close(Actor actor, long id) {
    var name =
        sql.select(ROOM.NAME)
            .from(ROOM)
            .where(ROOM.ID.eq(id), ROOM.ORGANISATION_ID.eq(actor.bodyId()), ROOM.CLOSED_AT.isNull())
            .forUpdate()
            .fetchOptional(ROOM.NAME)
            .orElseThrow(() -> new NotFound("room/" + id));
    policy.require(actor, Permission.ROOM_KEEP, actor.bodyId());
    sql.update(ROOM).set(ROOM.CLOSED_AT, clock.instant()).where(ROOM.ID.eq(id)).execute();
    tell(actor, What.ROOM_CLOSED, name);
    return Outcome.done(id);
  }

  private void tell(Actor actor, What what, String name) {
    events.publishEvent(
        new InvitationEvent.Kept(
            new Ref(Kind.ORGANISATION, actor.bodyId()), actor.who(), what, name));
  }
}
