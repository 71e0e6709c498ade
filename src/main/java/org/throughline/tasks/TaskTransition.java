package org.throughline.tasks;

import static org.throughline.organisations.Permission.TASK_CLOSE;
import static org.throughline.organisations.Permission.TASK_HAND_DOWN;
import static org.throughline.organisations.Permission.TASK_PLAN;
import static org.throughline.organisations.Permission.TASK_REPORT;
import static org.throughline.organisations.Permission.TASK_TAKE_UP;
import static org.throughline.organisations.Permission.TASK_VERIFY;
import static org.throughline.tasks.TaskState.ACCEPTED;
import static org.throughline.tasks.TaskState.ACKNOWLEDGED;
import static org.throughline.tasks.TaskState.BLOCKED;
import static org.throughline.tasks.TaskState.CANCELLED;
import static org.throughline.tasks.TaskState.CLOSED;
import static org.throughline.tasks.TaskState.IN_PROGRESS;
import static org.throughline.tasks.TaskState.ISSUED;
import static org.throughline.tasks.TaskState.OVERTAKEN;
import static org.throughline.tasks.TaskState.PARTLY;
import static org.throughline.tasks.TaskState.REPORTED_DONE;
import static org.throughline.tasks.TaskState.RETURNED;
import static org.throughline.tasks.TaskState.SUSPENDED;
import static org.throughline.tasks.TaskState.VERIFIED;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughline.organisations.Permission;
import org.throughline.shared.Coded;

/// Every step a task can take: who may take it, on which side of the task they stand, where it
/// leads, what is announced, and from which states it starts. Issuing comes before all of them.
public enum TaskTransition implements Coded {
  ACKNOWLEDGE(TASK_TAKE_UP, Side.LEAD, ACKNOWLEDGED, TaskEvent.Acknowledged::new, ISSUED),
  ACCEPT(TASK_TAKE_UP, Side.LEAD, ACCEPTED, TaskEvent.Accepted::new, ISSUED, ACKNOWLEDGED),
  GIVE_BACK(TASK_TAKE_UP, Side.LEAD, RETURNED, TaskEvent.Returned::new, ISSUED, ACKNOWLEDGED),
  NAME_OFFICIAL(TASK_TAKE_UP, Side.LEAD, null, TaskEvent.OfficialNamed::new, ACCEPTED, IN_PROGRESS),
  HAND_DOWN(TASK_HAND_DOWN, Side.LEAD, null, TaskEvent.HandedDown::new, ACCEPTED, IN_PROGRESS),
  REPORT(TASK_REPORT, Side.LEAD, IN_PROGRESS, TaskEvent.Reported::new, ACCEPTED, IN_PROGRESS),
  REPORT_DONE(
      TASK_REPORT, Side.LEAD, REPORTED_DONE, TaskEvent.ReportedDone::new, ACCEPTED, IN_PROGRESS),
  CONTRIBUTE(
      TASK_REPORT,
      Side.SUPPORTING,
      null,
      TaskEvent.Contributed::new,
      ACCEPTED,
      IN_PROGRESS,
      BLOCKED),
  PLAN(
      TASK_PLAN,
      Side.LEAD_OR_ISSUER,
      null,
      TaskEvent.Planned::new,
      ISSUED,
      ACKNOWLEDGED,
      ACCEPTED,
      IN_PROGRESS,
      BLOCKED,
      SUSPENDED,
      RETURNED),
  REACH_MILESTONE(
      TASK_REPORT,
      Side.LEAD,
      null,
      TaskEvent.MilestoneReached::new,
      ACCEPTED,
      IN_PROGRESS,
      BLOCKED),
  ASK_EXTENSION(
      TASK_TAKE_UP,
      Side.LEAD,
      null,
      TaskEvent.ExtensionAsked::new,
      ACKNOWLEDGED,
      ACCEPTED,
      IN_PROGRESS,
      BLOCKED,
      SUSPENDED),
  GRANT_EXTENSION(
      TASK_CLOSE,
      Side.ISSUER,
      null,
      TaskEvent.ExtensionGranted::new,
      ACKNOWLEDGED,
      ACCEPTED,
      IN_PROGRESS,
      BLOCKED,
      SUSPENDED),
  REFUSE_EXTENSION(
      TASK_CLOSE,
      Side.ISSUER,
      null,
      TaskEvent.ExtensionRefused::new,
      ACKNOWLEDGED,
      ACCEPTED,
      IN_PROGRESS,
      BLOCKED,
      SUSPENDED),
  /// A later day that nobody asked for.
  EXTEND(
      TASK_CLOSE,
      Side.ISSUER,
      null,
      TaskEvent.Extended::new,
      ISSUED,
      ACKNOWLEDGED,
      ACCEPTED,
      IN_PROGRESS,
      BLOCKED,
      SUSPENDED,
      RETURNED),
  BLOCK(TASK_REPORT, Side.LEAD, BLOCKED, TaskEvent.Blocked::new, ACCEPTED, IN_PROGRESS),
  LIFT(TASK_REPORT, Side.LEAD_OR_BLOCKER, null, TaskEvent.Lifted::new, BLOCKED),
  SUSPEND(
      TASK_CLOSE,
      Side.ISSUER,
      SUSPENDED,
      TaskEvent.Suspended::new,
      ISSUED,
      ACKNOWLEDGED,
      ACCEPTED,
      IN_PROGRESS,
      BLOCKED),
  RESUME(TASK_CLOSE, Side.ISSUER, null, TaskEvent.Resumed::new, SUSPENDED),
  VERIFY(TASK_VERIFY, Side.SUPERVISOR, VERIFIED, TaskEvent.Verified::new, REPORTED_DONE),
  SEND_BACK(TASK_VERIFY, Side.SUPERVISOR, IN_PROGRESS, TaskEvent.SentBack::new, REPORTED_DONE),
  REASSIGN(
      TASK_CLOSE,
      Side.ISSUER,
      ISSUED,
      TaskEvent.Reassigned::new,
      ISSUED,
      ACKNOWLEDGED,
      ACCEPTED,
      IN_PROGRESS,
      BLOCKED,
      SUSPENDED,
      RETURNED),
  SEND_AGAIN(TASK_CLOSE, Side.ISSUER, ISSUED, TaskEvent.SentAgain::new, RETURNED),
  CHANGE(
      TASK_CLOSE,
      Side.ISSUER,
      null,
      TaskEvent.Changed::new,
      ISSUED,
      ACKNOWLEDGED,
      ACCEPTED,
      IN_PROGRESS,
      BLOCKED,
      SUSPENDED,
      RETURNED),
  CHANGE_SUPERVISOR(
      TASK_CLOSE,
      Side.ISSUER,
      null,
      TaskEvent.SupervisorChanged::new,
      ISSUED,
      ACKNOWLEDGED,
      ACCEPTED,
      IN_PROGRESS,
      BLOCKED,
      SUSPENDED,
      RETURNED,
      REPORTED_DONE),
  /// Its place among the subtasks that go in order.
  PUT_IN_ORDER(
      TASK_CLOSE, Side.ISSUER, null, TaskEvent.PutInOrder::new, ISSUED, ACKNOWLEDGED, RETURNED),
  SPLIT(
      TASK_CLOSE,
      Side.ISSUER,
      TaskState.SPLIT,
      TaskEvent.Split::new,
      ISSUED,
      ACKNOWLEDGED,
      ACCEPTED,
      IN_PROGRESS,
      BLOCKED,
      SUSPENDED,
      RETURNED),
  CLOSE(TASK_CLOSE, Side.ISSUER, CLOSED, TaskEvent.Closed::new, VERIFIED),
  END_PARTLY(
      TASK_CLOSE,
      Side.ISSUER,
      PARTLY,
      TaskEvent.EndedPartly::new,
      IN_PROGRESS,
      BLOCKED,
      SUSPENDED,
      REPORTED_DONE,
      VERIFIED),
  END_OVERTAKEN(
      TASK_CLOSE,
      Side.ISSUER,
      OVERTAKEN,
      TaskEvent.Overtaken::new,
      ISSUED,
      ACKNOWLEDGED,
      ACCEPTED,
      IN_PROGRESS,
      BLOCKED,
      SUSPENDED,
      REPORTED_DONE,
      VERIFIED,
      RETURNED),
  CANCEL(
      TASK_CLOSE,
      Side.ISSUER,
      CANCELLED,
      TaskEvent.Cancelled::new,
      ISSUED,
      ACKNOWLEDGED,
      ACCEPTED,
      IN_PROGRESS,
      BLOCKED,
      SUSPENDED,
      REPORTED_DONE,
      RETURNED),
  /// What was abandoned or overtaken goes on where it was; what had been done is in progress again.
  REOPEN(
      TASK_CLOSE,
      Side.ISSUER,
      IN_PROGRESS,
      TaskEvent.Reopened::new,
      VERIFIED,
      CLOSED,
      PARTLY,
      OVERTAKEN,
      CANCELLED);

  /// Whose organisation the permission is asked on.
  enum Side {
    LEAD,
    SUPERVISOR,
    SUPPORTING,
    LEAD_OR_ISSUER,
    /// The lead, or the head of the organisation named as the one that can lift the block.
    LEAD_OR_BLOCKER,
    /// The issuing body's secretary or chair; for a subtask, the head of the unit that issued it.
    ISSUER
  }

  private final Permission permission;
  private final Side side;
  private final @Nullable TaskState to;
  private final TaskEvent.Making event;
  private final Set<TaskState> from;

  TaskTransition(
      Permission permission,
      Side side,
      @Nullable TaskState to,
      TaskEvent.Making event,
      TaskState first,
      TaskState... others) {
    this.permission = permission;
    this.side = side;
    this.to = to;
    this.event = event;
    this.from = Set.copyOf(EnumSet.of(first, others));
  }

  public Permission permission() {
    return permission;
  }

  Side side() {
    return side;
  }

  /// Null where the task stays in the state it is in, or goes back to the one it was in.
  public @Nullable TaskState to() {
    return to;
  }

  TaskEvent.Making event() {
    return event;
  }

  public boolean startsFrom(TaskState state) {
    return from.contains(state);
  }
}
