package org.throughline.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.meetings.MeetingSamples.DAY;
import static org.throughline.meetings.MeetingSamples.done;
import static org.throughline.meetings.MeetingSamples.planned;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.minutes.Minutes;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Policy;
import org.throughline.shared.Forbidden;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

/// Random walks by right and wrong actors: a meeting only ever goes the ways that
/// [MeetingTransition] has, and the database would let it go no other.
@ProductTest
class MeetingStatesTests {
  private static final int WALKS = 25;
  private static final int STEPS = 30;

  private final Meetings meetings;
  private final Transitions transitions;
  private final Minutes minutes;
  private final Policy policy;
  private final DSLContext sql;
  private final TransactionTemplate transaction;
  private final Actor secretary;
  private final List<Actor> anybody;

  MeetingStatesTests(
      Meetings meetings,
      Transitions transitions,
      Minutes minutes,
      Policy policy,
      DSLContext sql,
      PlatformTransactionManager transactionManager,
      DemoPeople people) {
    this.meetings = meetings;
    this.transitions = transitions;
    this.minutes = minutes;
    this.policy = policy;
    this.sql = sql;
    this.transaction = new TransactionTemplate(transactionManager);
    this.secretary = people.as("heyu.secretary");
    this.anybody =
        List.of(
            secretary,
            secretary,
            secretary,
            people.as("heyu.chair"),
            people.as("heyu.chair"),
            people.as("heyu.member"),
            people.as("heyu.water.head"),
            people.as("fengyue.secretary"),
            people.as("luoyan.secretary"));
  }

  @Test
  void aMeetingOnlyGoesTheWaysThereAre() {
    var random = new Random(20260305);
    var reached = EnumSet.noneOf(MeetingState.class);
    for (int walk = 0; walk < WALKS; walk++) {
      long id = done(meetings.plan(secretary, planned(secretary, DAY)));
      for (int step = 0; step < STEPS; step++) {
        var before = meetings.get(secretary, id);
        var transition = pick(random, before.state());
        var actor = anybody.get(random.nextInt(anybody.size()));
        var went = attempt(actor, id, transition);
        var after = meetings.get(secretary, id);
        var mayGo =
            transition.leadsFrom(before.state())
                && policy.allows(actor, transition.permission(), before.organisationId());
        assertThat(went).as("%s from %s", transition, before.state()).isEqualTo(mayGo);
        assertThat(after.state()).isEqualTo(went ? transition.to() : before.state());
        reached.add(after.state());
        if (transition == MeetingTransition.REPLANNING && after.heldOn() == null) {
          done(meetings.change(secretary, id, planned(secretary, DAY)));
        }
      }
    }
    assertThat(reached).isEqualTo(Set.of(MeetingState.values()));
  }

  /// Mostly one that leads on, so that walks get far; sometimes any.
  private static MeetingTransition pick(Random random, MeetingState state) {
    var leading =
        Arrays.stream(MeetingTransition.values()).filter(each -> each.leadsFrom(state)).toList();
    var any = MeetingTransition.values();
    return leading.isEmpty() || random.nextInt(4) == 0
        ? any[random.nextInt(any.length)]
        : leading.get(random.nextInt(leading.size()));
  }

  private boolean attempt(Actor actor, long id, MeetingTransition transition) {
    try {
      var outcome =
          switch (transition) {
            case CONVOCATION -> transitions.convene(actor, id);
            case OPENING -> transitions.open(actor, id);
            case ENDING -> transitions.end(actor, id);
            case DRAFTING -> minutes.draft(actor, id, "As it was.");
            case APPROVAL -> minutes.approve(actor, id);
            case CLOSURE -> transitions.close(actor, id);
            case POSTPONEMENT -> transitions.postpone(actor, id, "The hall is flooded.");
            case REPLANNING -> transitions.replan(actor, id, DAY);
            case CANCELLATION -> transitions.cancel(actor, id, "Overtaken.");
          };
      return outcome instanceof Outcome.Done<Long>;
    } catch (Forbidden | NotFound e) {
      return false;
    }
  }

  @Test
  void theDatabaseHasTheSameWays() {
    for (var from : MeetingState.values()) {
      for (var to : MeetingState.values()) {
        var way =
            from == to
                || Arrays.stream(MeetingTransition.values())
                    .anyMatch(each -> each.leadsFrom(from) && each.to() == to);
        assertThat(databaseLets(from, to)).as("%s to %s", from, to).isEqualTo(way);
      }
    }
  }

  /// Moves a row there past the trigger, asks for the step, and leaves nothing behind.
  private boolean databaseLets(MeetingState from, MeetingState to) {
    long id = done(meetings.plan(secretary, planned(secretary, DAY)));
    var letsThrough =
        transaction.execute(status -> {
          status.setRollbackOnly();
          walkTo(id, from);
          try {
            sql.execute("update meetings.meeting set state = ? where id = ?", to.code(), id);
            return true;
          } catch (org.springframework.dao.DataAccessException
              | org.jooq.exception.DataAccessException e) {
            assertThat(e).hasMessageContaining("does not go from");
            return false;
          }
        });
    return Boolean.TRUE.equals(letsThrough);
  }

  private void walkTo(long id, MeetingState state) {
    var version =
        sql.fetchValue(
            "insert into minutes.version (meeting_id, number, drafted_by) values (?, 1, ?) returning id",
            id,
            anybody.get(0).personId());
    sql.execute(
        "insert into minutes.paragraph (version_id, position, line, kind, text) values (?, 1, 1, 'text', 'As it was.')",
        version);
    sql.execute(
        """
        update minutes.version
           set state = 'approved', approved_by = ?, approved_at = now(), basis = 'hand', hash = repeat('0', 64),
               open_hash = repeat('0', 64)
         where id = ?\
        """,
        anybody.get(3).personId(),
        version);
    var way =
        switch (state) {
          case POSTPONED -> List.of(MeetingState.POSTPONED);
          case CANCELLED -> List.of(MeetingState.CANCELLED);
          default -> MeetingState.WAY.subList(1, MeetingState.WAY.indexOf(state) + 1);
        };
    for (var each : way) {
      sql.update(DSL.table("meetings.meeting"))
          .set(DSL.field("state", String.class), each.code())
          .where(DSL.field("id", Long.class).eq(id))
          .execute();
    }
  }
}
