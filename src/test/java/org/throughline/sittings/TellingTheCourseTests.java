package org.throughline.sittings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Who was there for which item, against a model that walks through the sitting second by second
/// and remembers nothing but who is in the room.
class TellingTheCourseTests {
  private static final Instant BEGIN = Instant.parse("2026-03-05T01:00:00Z");
  private static final int SECONDS = 60;
  private static final int PEOPLE = 4;
  private static final int ITEMS = 3;

  @Test
  void attendanceIsRightForEveryItemUnderAnyOrderOfArrivalsAndDepartures() {
    var random = new Random(20260305);
    var partly = 0;
    for (var round = 0; round < 3_000; round++) {
      var movements = movements(random);
      var turns = turns(random);
      var end = random.nextBoolean() ? second(SECONDS) : null;
      var course = new Course(movements, turns, List.of(), end);
      for (long who = 1; who <= PEOPLE; who++) {
        for (long item = 1; item <= ITEMS; item++) {
          var attended = course.attended(who, item);
          assertThat(attended)
              .as("round %s", round)
              .isEqualTo(walked(movements, turns, who, item, end));
          partly += attended == Attended.PART ? 1 : 0;
        }
      }
    }
    assertThat(partly).as("the rounds are worth something").isGreaterThan(1_000);
  }

  @Test
  void whoIsThereAtAMomentFollowsFromWhatCameBefore() {
    var random = new Random(7);
    for (var round = 0; round < 1_000; round++) {
      var movements = movements(random);
      var course = new Course(movements, List.of(), List.of(), null);
      for (var s = 0; s < SECONDS; s++) {
        var expected = new HashSet<Long>();
        for (long who = 1; who <= PEOPLE; who++) {
          if (inTheRoom(movements, who, second(s), null)) {
            expected.add(who);
          }
        }
        assertThat(course.there(second(s))).as("round %s, second %s", round, s).isEqualTo(expected);
      }
    }
  }

  @Test
  void timesOfItemsAddUpToTheSitting() {
    var random = new Random(11);
    for (var round = 0; round < 500; round++) {
      var turns = turns(random);
      var course = new Course(List.of(), turns, List.of(), second(SECONDS));
      var treated = 0L;
      for (long item = 1; item <= ITEMS; item++) {
        treated += course.time(item, second(SECONDS)).toSeconds();
      }
      var walked = 0L;
      for (var s = 0; s < SECONDS; s++) {
        walked += itemAt(turns, second(s)) == null ? 0 : 1;
      }
      assertThat(treated).isEqualTo(walked);
    }
  }

  private static List<Movement> movements(Random random) {
    var movements = new ArrayList<Movement>();
    for (long who = 1; who <= PEOPLE; who++) {
      var seconds = new ArrayList<>(java.util.stream.IntStream.range(0, SECONDS).boxed().toList());
      Collections.shuffle(seconds, random);
      for (var i = 0; i < random.nextInt(6); i++) {
        movements.add(
            new Movement(movements.size(), who, second(seconds.get(i)), random.nextBoolean()));
      }
    }
    Collections.shuffle(movements, random);
    return movements;
  }

  private static List<Turn> turns(Random random) {
    var turns = new ArrayList<Turn>();
    for (var s = 0; s < SECONDS; s++) {
      if (random.nextInt(10) == 0) {
        var item = random.nextInt(ITEMS + 1);
        turns.add(new Turn(item == 0 ? null : (long) item, second(s)));
      }
    }
    Collections.shuffle(turns, random);
    return turns;
  }

  private static Attended walked(
      List<Movement> movements, List<Turn> turns, long who, long item, @Nullable Instant end) {
    var there = 0;
    var treated = 0;
    // Whoever is there while the last item goes on without an end, stays for all of it.
    for (var s = 0; s < (end == null ? SECONDS + 1 : SECONDS); s++) {
      var now = itemAt(turns, second(s));
      if (now != null && now == item) {
        treated++;
        there += inTheRoom(movements, who, second(s), end) ? 1 : 0;
      }
    }
    return there == 0 ? Attended.NOT : there == treated ? Attended.THROUGHOUT : Attended.PART;
  }

  private static @Nullable Long itemAt(List<Turn> turns, Instant moment) {
    Turn last = null;
    for (var turn : turns) {
      if (!turn.at().isAfter(moment) && (last == null || turn.at().isAfter(last.at()))) {
        last = turn;
      }
    }
    return last == null ? null : last.itemId();
  }

  private static boolean inTheRoom(
      List<Movement> movements, long who, Instant moment, @Nullable Instant end) {
    Movement last = null;
    for (var each : movements) {
      if (each.attendanceId() == who
          && !each.at().isAfter(moment)
          && (last == null || each.at().isAfter(last.at()))) {
        last = each;
      }
    }
    return last != null && last.arrives() && (end == null || moment.isBefore(end));
  }

  private static Instant second(int s) {
    return BEGIN.plusSeconds(s);
  }
}
