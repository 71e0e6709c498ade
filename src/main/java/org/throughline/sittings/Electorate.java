package org.throughline.sittings;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.throughline.meetings.Attendance;
import org.throughline.meetings.AttendanceClass;

/// Who may vote on something, and who of them is there.
///
/// @param seats how many may vote, there or not, without those recused
/// @param there the attendance of those who may vote and are there
public record Electorate(int seats, Set<Long> there, int quorum) {
  public Electorate {
    there = Set.copyOf(there);
  }

  public boolean quorate() {
    return there.size() >= quorum;
  }

  public int present() {
    return there.size();
  }

  /// @param recused from what is treated, by attendance
  static Electorate at(
      Instant moment,
      Course course,
      Collection<Attendance> attendance,
      VotingRule rule,
      Set<Long> recused) {
    var voters =
        attendance.stream()
            .filter(each -> votes(each, rule))
            .map(Attendance::id)
            .filter(each -> !recused.contains(each))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    var missing =
        attendance.stream()
            .filter(Electorate::named)
            .filter(each ->
                each.attendanceClass() == AttendanceClass.EXCUSED
                    || each.attendanceClass() == AttendanceClass.ABSENT)
            .count();
    var substitutes =
        attendance.stream()
            .filter(each -> each.attendanceClass() == AttendanceClass.SUBSTITUTE)
            .filter(each -> voters.contains(each.id()))
            .count();
    // Whom a substitute stands for is among those missing, and has one seat with them.
    var seats =
        rule.seats() != null
            ? Math.max(0, rule.seats() - recusedSeats(attendance, rule, recused))
            : (int) (voters.size() - substitutes + Math.max(missing, substitutes));
    voters.retainAll(course.there(moment));
    var whole = Math.max(seats, voters.size());
    return new Electorate(whole, voters, rule.quorum().of(whole));
  }

  private static int recusedSeats(
      Collection<Attendance> attendance, VotingRule rule, Set<Long> recused) {
    return (int)
        attendance.stream()
            .filter(each -> votes(each, rule) && recused.contains(each.id()))
            .count();
  }

  /// Presides, is a member, or stands for one where substitutes vote.
  static boolean votes(Attendance each, VotingRule rule) {
    return named(each)
        && switch (each.attendanceClass()) {
          case PRESIDES, MEMBER -> true;
          case SUBSTITUTE -> rule.substitutesVote();
          case INVITED, STAFF, OBSERVER, MEDIA, EXCUSED, ABSENT -> false;
        };
  }

  /// A person, not only a number of people.
  private static boolean named(Attendance each) {
    return each.headCount() == null;
  }
}
