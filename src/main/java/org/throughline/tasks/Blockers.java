package org.throughline.tasks;

import static throughline.db.tasks.Tables.BLOCK;
import static throughline.db.tasks.Tables.EXTENSION;
import static throughline.db.tasks.Tables.TASK;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.calendars.Calendars;
import org.throughline.notifications.Audience;
import org.throughline.organisations.Role;
import org.throughline.shared.Coded;

/// Who holds a late task up, where that is not its doer: the supervisor who has not looked, the
/// issuer who has not answered, the organisation that can lift the block, the lead of the subtask
/// before it.
@Component
class Blockers {
  private final DSLContext sql;
  private final Calendars calendars;

  Blockers(DSLContext sql, Calendars calendars) {
    this.sql = sql;
    this.calendars = calendars;
  }

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
      case BLOCKED -> lifter(task).or(() -> asked(task));
      case ISSUED, ACKNOWLEDGED -> before(task).or(() -> asked(task));
      case ACCEPTED, IN_PROGRESS -> asked(task);
      case VERIFIED, CLOSED, SUSPENDED, SPLIT, PARTLY, OVERTAKEN, CANCELLED -> Optional.empty();
    };
  }

  private static Blocker issuer(HeldUp why, Task task) {
    return new Blocker(why, task.issuingOrganisationId(), TaskNotices.issuer(task));
  }

  /// Only somebody else's to lift: what the doer could lift does not stop the ladder.
  private Optional<Blocker> lifter(Task task) {
    return sql.select(BLOCK.LIFTER_ORGANISATION_ID)
        .from(BLOCK)
        .where(BLOCK.TASK_ID.eq(task.id()), BLOCK.LIFTED_AT.isNull())
        .and(BLOCK.LIFTER_ORGANISATION_ID.ne(task.leadOrganisationId()))
        .fetchOptional(BLOCK.LIFTER_ORGANISATION_ID)
        .map(id -> new Blocker(HeldUp.BLOCKED, id, heads(id)));
  }

  private Optional<Blocker> asked(Task task) {
    return sql.fetchExists(EXTENSION, EXTENSION.TASK_ID.eq(task.id()), EXTENSION.STATE.eq("asked"))
        ? Optional.of(issuer(HeldUp.EXTENSION, task))
        : Optional.empty();
  }

  /// The first unfinished of those that go before it.
  private Optional<Blocker> before(Task task) {
    var earlier = TASK.as("earlier");
    var lets = Arrays.stream(TaskState.values()).filter(TaskState::lets).map(Coded::code).toList();
    return sql.select(earlier.LEAD_ORGANISATION_ID)
        .from(TASK)
        .join(earlier)
        .on(earlier.PARENT_ID.eq(TASK.PARENT_ID))
        .and(earlier.PLACE_IN_ORDER.lt(TASK.PLACE_IN_ORDER))
        .where(TASK.ID.eq(task.id()))
        .and(earlier.STATE.notIn(lets))
        .orderBy(earlier.PLACE_IN_ORDER)
        .limit(1)
        .fetchOptional(earlier.LEAD_ORGANISATION_ID)
        .map(id -> new Blocker(HeldUp.PREDECESSOR, id, heads(id)));
  }

  static Audience heads(long organisationId) {
    return new Audience.InUnits(
        Set.of(organisationId), Set.of(Role.UNIT_HEAD, Role.SECRETARY, Role.SUPERVISOR));
  }

  /// By the calendar of the lead organisation: from the day after the deadline to today inclusive.
  int workingDaysLate(Task task, LocalDate deadline, LocalDate today) {
    return calendars.workingDaysBetween(task.leadOrganisationId(), deadline, today);
  }
}
