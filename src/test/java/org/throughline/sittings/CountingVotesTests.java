package org.throughline.sittings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.throughline.meetings.Attendance;
import org.throughline.meetings.AttendanceClass;

/// Quorum and sums, over many attendances, rules and ballots.
class CountingVotesTests {
  private static final Instant NOW = Instant.parse("2026-03-05T01:00:00Z");

  @Test
  void aShareIsTheLeastNumberThatReachesIt() {
    for (var whole = 1; whole <= 7; whole++) {
      for (var parts = 0; parts <= whole; parts++) {
        for (var many = 0; many <= 60; many++) {
          var share = new Share(parts, whole, false);
          assertThat(share.of(many) * whole).isGreaterThanOrEqualTo(many * parts);
          assertThat((share.of(many) - 1) * whole).isLessThan(Math.max(1, many * parts));
          if (parts < whole) {
            var more = new Share(parts, whole, true);
            assertThat(more.of(many) * whole).isGreaterThan(many * parts);
            assertThat((more.of(many) - 1) * whole).isLessThanOrEqualTo(many * parts);
          }
        }
      }
    }
    assertThatThrownBy(() -> new Share(3, 2, false)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Share(2, 2, true)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void onlyThoseWhoMayVoteAreThereAndAreNotRecusedAreCounted() {
    var random = new Random(5);
    for (var round = 0; round < 2_000; round++) {
      var attendance = attendance(random);
      var there = new ArrayList<Movement>();
      var recused = new HashSet<Long>();
      for (var each : attendance) {
        if (random.nextInt(3) > 0) {
          there.add(new Movement(each.id(), each.id(), NOW.minusSeconds(60), true));
        }
        if (random.nextInt(8) == 0) {
          recused.add(each.id());
        }
      }
      var rule = rule(random, null);
      var course = new Course(there, List.of(), List.of(), null);
      var who = Electorate.at(NOW, course, attendance, rule, recused);
      var expected =
          attendance.stream()
              .filter(each ->
                  Set.of(AttendanceClass.PRESIDES, AttendanceClass.MEMBER)
                          .contains(each.attendanceClass())
                      || (rule.substitutesVote()
                          && each.attendanceClass() == AttendanceClass.SUBSTITUTE))
              .filter(each -> each.headCount() == null)
              .map(Attendance::id)
              .filter(each -> !recused.contains(each))
              .filter(each -> there.stream().anyMatch(move -> move.attendanceId() == each))
              .toList();
      assertThat(who.there()).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(who.seats()).isGreaterThanOrEqualTo(who.present());
      assertThat(who.quorum()).isEqualTo(rule.quorum().of(who.seats()));
      assertThat(who.quorate()).isEqualTo(expected.size() >= rule.quorum().of(who.seats()));
    }
  }

  @Test
  void somebodyRecusedCountsNeitherForTheQuorumNorAgainstIt() {
    var attendance = List.of(member(1), member(2), member(3), member(4), member(5));
    var course = new Course(arrived(1, 2, 3), List.of(), List.of(), null);
    var rule =
        new VotingRule(
            null,
            new Share(3, 5, false),
            MajorityBase.SEATS,
            new Share(1, 2, true),
            false,
            false,
            false);
    assertThat(Electorate.at(NOW, course, attendance, rule, Set.of()).quorate()).isTrue();
    var without = Electorate.at(NOW, course, attendance, rule, Set.of(3L));
    assertThat(without.seats()).isEqualTo(4);
    assertThat(without.present()).isEqualTo(2);
    assertThat(without.quorate()).isFalse();
    var notThere = Electorate.at(NOW, course, attendance, rule, Set.of(5L));
    assertThat(notThere.present()).isEqualTo(3);
    assertThat(notThere.quorate()).isTrue();
  }

  @Test
  void whatIsCarriedHasItsQuorumAndItsMajority() {
    var random = new Random(9);
    var carried = 0;
    for (var round = 0; round < 5_000; round++) {
      var seats = 1 + random.nextInt(30);
      var present = random.nextInt(seats + 1);
      var rule = rule(random, seats);
      var who = new Electorate(seats, ids(present), rule.quorum().of(seats));
      var tally = Tally.NONE;
      for (var i = 0; i < present; i++) {
        if (random.nextInt(5) > 0) {
          tally = tally.plus(Choice.values()[random.nextInt(3)]);
        }
      }
      assertThat(tally.sum()).isLessThanOrEqualTo(present);
      var presiding = random.nextBoolean() && tally.inFavour() > 0;
      var result = Result.of(rule, who, present, tally, presiding);
      var base =
          switch (rule.base()) {
            case CAST -> tally.inFavour() + tally.against();
            case PRESENT -> present;
            case SEATS -> seats;
          };
      var majority =
          tally.inFavour() > 0
              && (rule.majority().exceeds()
                  ? tally.inFavour() * rule.majority().whole() > base * rule.majority().parts()
                  : tally.inFavour() * rule.majority().whole() >= base * rule.majority().parts());
      var casting = rule.presidingDecides() && presiding && tally.inFavour() == tally.against();
      assertThat(result.carried())
          .as("%s %s of %s, %s", rule, present, seats, tally)
          .isEqualTo(present >= who.quorum() && (majority || casting));
      carried += result.carried() ? 1 : 0;
    }
    assertThat(carried).isBetween(500, 4_500);
  }

  private static VotingRule rule(Random random, @org.jspecify.annotations.Nullable Integer seats) {
    var whole = 2 + random.nextInt(4);
    return new VotingRule(
        seats,
        new Share(random.nextInt(whole), whole, random.nextBoolean()),
        MajorityBase.values()[random.nextInt(3)],
        new Share(1 + random.nextInt(whole - 1), whole, random.nextBoolean()),
        random.nextBoolean(),
        random.nextBoolean(),
        false);
  }

  private static List<Attendance> attendance(Random random) {
    var attendance = new ArrayList<Attendance>();
    for (long id = 1; id <= 1 + random.nextInt(20); id++) {
      attendance.add(
          new Attendance(
              id,
              AttendanceClass.values()[random.nextInt(AttendanceClass.values().length)],
              id,
              "Person " + id,
              null,
              random.nextInt(10) == 0 ? 3 : null));
    }
    return attendance;
  }

  private static Attendance member(long id) {
    return new Attendance(id, AttendanceClass.MEMBER, id, "Member " + id, null, null);
  }

  private static List<Movement> arrived(long... who) {
    return java.util.Arrays.stream(who)
        .mapToObj(each -> new Movement(each, each, NOW.minusSeconds(9), true))
        .toList();
  }

  private static Set<Long> ids(int many) {
    var ids = new HashSet<Long>();
    for (long id = 1; id <= many; id++) {
      ids.add(id);
    }
    return ids;
  }
}
