package org.throughline.tasks;

import static throughline.db.decisions.Tables.DECISION;
import static throughline.db.decisions.Tables.DECISION_CLAUSE;
import static throughline.db.meetings.Tables.AGENDA_ITEM;
import static throughline.db.meetings.Tables.MEETING;
import static throughline.db.tasks.Tables.BROUGHT_UP;
import static throughline.db.tasks.Tables.ESCALATION;
import static throughline.db.tasks.Tables.FOLLOW_UP;
import static throughline.db.tasks.Tables.FOLLOW_UP_ROW;
import static throughline.db.tasks.Tables.REPORT;
import static throughline.db.tasks.Tables.TASK;
import static throughline.db.tasks.Tables.VERIFICATION;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.meetings.ItemKind;
import org.throughline.meetings.MeetingMoved;
import org.throughline.meetings.MeetingRecorded;
import org.throughline.meetings.MeetingState;
import org.throughline.shared.Coded;
import org.throughline.shared.Kind;

/// What earlier decisions of an organisation became: computed while the agenda is being prepared,
/// written down when the meeting is in session, and the same ever after.
@Component
class FollowUpRows {
  private static final int LIMIT = 500;
  private static final List<String> ORDER =
      List.of("awaiting", "late", "blocked", "claimed", "open", "ended");

  private final DSLContext sql;
  private final Clock clock;

  FollowUpRows(DSLContext sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  record Row(
      long taskId,
      String standing,
      String title,
      @Nullable Long decisionClauseId,
      long leadOrganisationId,
      @Nullable String level,
      @Nullable LocalDate deadline,
      @Nullable String lastReport,
      boolean broughtUp) {}

  Optional<Instant> frozenAt(long itemId) {
    return sql.select(FOLLOW_UP.FROZEN_AT)
        .from(FOLLOW_UP)
        .where(FOLLOW_UP.ITEM_ID.eq(itemId))
        .fetchOptional(FOLLOW_UP.FROZEN_AT);
  }

  /// As they were written down, of tasks for which the condition holds.
  List<Row> kept(long itemId, Condition visible) {
    return sql.select(
            FOLLOW_UP_ROW.TASK_ID,
            FOLLOW_UP_ROW.STANDING,
            FOLLOW_UP_ROW.TITLE,
            FOLLOW_UP_ROW.DECISION_CLAUSE_ID,
            FOLLOW_UP_ROW.LEAD_ORGANISATION_ID,
            FOLLOW_UP_ROW.LEVEL,
            FOLLOW_UP_ROW.DEADLINE,
            FOLLOW_UP_ROW.LAST_REPORT,
            FOLLOW_UP_ROW.BROUGHT_UP)
        .from(FOLLOW_UP_ROW)
        .join(TASK)
        .on(TASK.ID.eq(FOLLOW_UP_ROW.TASK_ID))
        .where(FOLLOW_UP_ROW.ITEM_ID.eq(itemId))
        .and(visible)
        .orderBy(FOLLOW_UP_ROW.PLACE)
        .limit(LIMIT)
        .fetch(row ->
            new Row(
                row.value1(),
                row.value2(),
                row.value3(),
                row.value4(),
                row.value5(),
                row.value6(),
                row.value7(),
                row.value8(),
                row.value9()));
  }

  /// Tasks of earlier decisions of the organisation that meets: all that are open, and those that
  /// ended since a meeting was told of their end. And late ones that the ladder brings up, whoever
  /// decided them, with what has become of them since.
  List<Row> now(long meetingId, Condition visible) {
    var today = LocalDate.now(clock);
    return sql
        .select(
            TASK.ID,
            TASK.STATE,
            TASK.PROGRESS,
            TASK.TITLE,
            TASK.DECISION_CLAUSE_ID,
            TASK.LEAD_ORGANISATION_ID,
            level(),
            TASK.DEADLINE,
            lastReport(),
            DSL.field(broughtUp(meetingId)))
        .from(TASK)
        .where(
            TASK.PARENT_ID
                .isNull()
                .and(earlier(meetingId))
                .and(DSL.not(toldEnded(meetingId)))
                .or(broughtUp(meetingId)),
            visible)
        .orderBy(TASK.DEADLINE.asc().nullsLast(), TASK.ID)
        .limit(LIMIT)
        .fetch(row ->
            new Row(
                row.value1(),
                standing(
                    Coded.of(TaskState.class, row.value2()),
                    row.value3().equals(Progress.BLOCKED.code()),
                    row.value8() != null && row.value8().isBefore(today)),
                row.value4(),
                row.value5(),
                row.value6(),
                row.value7(),
                row.value8(),
                row.value9(),
                row.value10()))
        .stream()
        .sorted(Comparator.comparingInt(row -> ORDER.indexOf(row.standing())))
        .toList();
  }

  private static String standing(TaskState state, boolean blocked, boolean overdue) {
    if (state == TaskState.VERIFIED) {
      return "awaiting";
    }
    if (state == TaskState.REPORTED_DONE) {
      return "claimed";
    }
    if (state.ended()) {
      return "ended";
    }
    if (state.outstanding() && overdue) {
      return "late";
    }
    return blocked || state == TaskState.BLOCKED ? "blocked" : "open";
  }

  private static Condition earlier(long meetingId) {
    var here = MEETING.as("here");
    return TASK.DECISION_CLAUSE_ID.in(
        DSL.select(DECISION_CLAUSE.ID)
            .from(DECISION_CLAUSE)
            .join(DECISION)
            .on(DECISION.ID.eq(DECISION_CLAUSE.DECISION_ID))
            .join(AGENDA_ITEM)
            .on(AGENDA_ITEM.ID.eq(DECISION.AGENDA_ITEM_ID))
            .join(MEETING)
            .on(MEETING.ID.eq(AGENDA_ITEM.MEETING_ID))
            .join(here)
            .on(here.ORGANISATION_ID.eq(MEETING.ORGANISATION_ID))
            .where(here.ID.eq(meetingId), MEETING.ID.ne(meetingId)));
  }

  private static Condition broughtUp(long meetingId) {
    return DSL.exists(
        DSL.selectOne()
            .from(BROUGHT_UP)
            .join(ESCALATION)
            .on(ESCALATION.ID.eq(BROUGHT_UP.ESCALATION_ID))
            .where(
                ESCALATION.TASK_ID.eq(TASK.ID),
                BROUGHT_UP.MEETING_ID.eq(meetingId),
                BROUGHT_UP.ITEM_ID.isNotNull()));
  }

  private static Condition toldEnded(long meetingId) {
    return TASK.STATE
        .in(TaskState.endedCodes())
        .and(
            DSL.exists(
                DSL.selectOne()
                    .from(FOLLOW_UP_ROW)
                    .join(AGENDA_ITEM)
                    .on(AGENDA_ITEM.ID.eq(FOLLOW_UP_ROW.ITEM_ID))
                    .where(
                        FOLLOW_UP_ROW.TASK_ID.eq(TASK.ID),
                        FOLLOW_UP_ROW.STANDING.eq("ended"),
                        AGENDA_ITEM.MEETING_ID.ne(meetingId))));
  }

  private static Field<String> level() {
    return DSL.field(
        DSL.select(VERIFICATION.LEVEL)
            .from(VERIFICATION)
            .where(
                VERIFICATION.TASK_ID.eq(TASK.ID),
                VERIFICATION.RESULT.eq(VerificationResult.VERIFIED.code()),
                TASK.STATE.in(TaskState.VERIFIED.code(), TaskState.CLOSED.code()))
            .orderBy(VERIFICATION.ID.desc())
            .limit(1));
  }

  private static Field<String> lastReport() {
    return DSL.field(
        DSL.select(REPORT.TEXT)
            .from(REPORT)
            .where(REPORT.TASK_ID.eq(TASK.ID))
            .orderBy(REPORT.NUMBER.desc())
            .limit(1));
  }

  /// In the transaction in which the meeting comes into session.
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(MeetingMoved moved) {
    if (moved.to() == MeetingState.IN_SESSION) {
      freeze(AGENDA_ITEM.MEETING_ID.eq(moved.about().id()));
    }
  }

  /// An item put on the agenda of a meeting that is in session already.
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(MeetingRecorded recorded) {
    var added =
        recorded.what() == MeetingRecorded.What.ITEM_ADDED
            || recorded.what() == MeetingRecorded.What.ITEM_CHANGED;
    if (added && recorded.about().kind() == Kind.AGENDA_ITEM) {
      freeze(
          AGENDA_ITEM
              .ID
              .eq(recorded.about().id())
              .and(MEETING.STATE.eq(MeetingState.IN_SESSION.code())));
    }
  }

  private void freeze(Condition which) {
    sql.select(AGENDA_ITEM.ID, AGENDA_ITEM.MEETING_ID)
        .from(AGENDA_ITEM)
        .join(MEETING)
        .on(MEETING.ID.eq(AGENDA_ITEM.MEETING_ID))
        .where(which, AGENDA_ITEM.KIND.eq(ItemKind.FOLLOW_UP.code()))
        .orderBy(AGENDA_ITEM.ID)
        .limit(100)
        .fetch()
        .forEach(row -> freeze(row.value1(), row.value2()));
  }

  private void freeze(long itemId, long meetingId) {
    var fresh =
        sql.insertInto(FOLLOW_UP)
            .set(FOLLOW_UP.ITEM_ID, itemId)
            .set(FOLLOW_UP.FROZEN_AT, clock.instant())
            .onConflictDoNothing()
            .execute();
    if (fresh == 0) {
      return;
    }
    var place = 0;
    for (var row : now(meetingId, DSL.noCondition())) {
      sql.insertInto(FOLLOW_UP_ROW)
          .set(FOLLOW_UP_ROW.ITEM_ID, itemId)
          .set(FOLLOW_UP_ROW.TASK_ID, row.taskId())
          .set(FOLLOW_UP_ROW.PLACE, ++place)
          .set(FOLLOW_UP_ROW.STANDING, row.standing())
          .set(FOLLOW_UP_ROW.TITLE, row.title())
          .set(FOLLOW_UP_ROW.DECISION_CLAUSE_ID, row.decisionClauseId())
          .set(FOLLOW_UP_ROW.LEAD_ORGANISATION_ID, row.leadOrganisationId())
          .set(FOLLOW_UP_ROW.LEVEL, row.level())
          .set(FOLLOW_UP_ROW.DEADLINE, row.deadline())
          .set(FOLLOW_UP_ROW.LAST_REPORT, row.lastReport())
          .set(FOLLOW_UP_ROW.BROUGHT_UP, row.broughtUp())
          .execute();
    }
  }
}
