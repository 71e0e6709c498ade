package org.throughline.tasks;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.notifications.Audience;
import org.throughline.organisations.Role;

/// Who holds a late task up, where that is not its doer.
@Component
class Blockers {

  /// @param organisationId whose turn it is
  /// @param told who hears of it instead of the next rung
  record Blocker(HeldUp why, @Nullable Long organisationId, Audience told) {}

  Optional<Blocker> of(Task task) {
    return switch (task.state()) {
      case REPORTED_DONE ->
          Optional.of(
              new Blocker(
                  HeldUp.VERIFICATION,
                  task.supervisorOrganisationId(),
                  TaskNotices.supervisor(task)));
      case RETURNED -> Optional.of(issuer(HeldUp.RETURN, task));
      default -> Optional.empty();
    };
  }

  private static Blocker issuer(HeldUp why, Task task) {
    return new Blocker(why, task.issuingOrganisationId(), TaskNotices.issuer(task));
  }

  static Audience heads(long organisationId) {
    return new Audience.InUnits(Set.of(organisationId), Set.of(Role.UNIT_HEAD, Role.SECRETARY));
  }

  /// Monday to Friday, from the day after the deadline to today inclusive.
  int workingDaysLate(Task task, LocalDate deadline, LocalDate today) {
    var days = 0;
    for (var day = deadline.plusDays(1); !day.isAfter(today) && days < 400; day = day.plusDays(1)) {
      if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
        days++;
      }
    }
    return days;
  }
}
