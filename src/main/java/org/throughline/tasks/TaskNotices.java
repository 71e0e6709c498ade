package org.throughline.tasks;

import static throughline.db.tasks.Tables.BLOCK;
import static throughline.db.tasks.Tables.ENTERED_FOR;
import static throughline.db.tasks.Tables.ENTERED_FOR_ANSWER;
import static throughline.db.tasks.Tables.REPORT;
import static throughline.db.tasks.Tables.SUPPORTING;
import static throughline.db.tasks.Tables.TASK;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.throughline.notifications.Audience;
import org.throughline.notifications.Notice;
import org.throughline.notifications.NoticeSource;
import org.throughline.notifications.Topic;
import org.throughline.notifications.Way;
import org.throughline.organisations.Role;
import org.throughline.shared.Happened;
import org.throughline.shared.Kind;

/// Who is told of what happens to a task: whoever has to do something next, and whoever has just
/// been answered. Not everybody of everything: progress as planned tells nobody.
@Component
@Order(30)
class TaskNotices implements NoticeSource {
  static final Topic GIVEN = new Topic("tasks.given", Way.AT_ONCE);
  static final Topic ANSWERED = new Topic("tasks.answered", Way.DAILY);
  static final Topic TO_JUDGE = new Topic("tasks.to_judge", Way.AT_ONCE);
  static final Topic TO_ANSWER = new Topic("tasks.to_answer", Way.AT_ONCE);
  static final Topic REMINDED = new Topic("tasks.reminded", Way.AT_ONCE);
  static final Topic URGED = new Topic("tasks.urged", Way.AT_ONCE);
  static final Topic ESCALATED = new Topic("tasks.escalated", Way.AT_ONCE);

  private final DSLContext sql;
  private final TaskRows rows;

  TaskNotices(DSLContext sql, TaskRows rows) {
    this.sql = sql;
    this.rows = rows;
  }

  @Override
  public List<Topic> topics() {
    return List.of(GIVEN, ANSWERED, TO_JUDGE, TO_ANSWER, REMINDED, URGED, ESCALATED);
  }

  @Override
  public List<Notice> noticesOf(Happened event) {
    if (event.about().kind() != Kind.TASK) {
      return List.of();
    }
    return rows.find(TASK.ID.eq(event.about().id()))
        .map(task -> notices(event, task))
        .orElse(List.of());
  }

  private List<Notice> notices(Happened event, Task task) {
    return switch (event) {
      case TaskUrged urged ->
          List.of(
              notice(URGED, "urged", task, doers(task))
                  .saying(urged.words())
                  .once("urging/" + urged.urging())
                  .withReceipts());
      case TaskReminded reminded ->
          List.of(
              notice(REMINDED, "reminded." + reminded.lead().code(), task, doers(task))
                  .once(
                      "reminded/"
                          + task.id()
                          + "/"
                          + reminded.lead().code()
                          + "/"
                          + reminded.day()));
      case TaskEscalated escalated ->
          List.of(
              notice(ESCALATED, escalated.said(), task, escalated.to())
                  .once("escalation/" + escalated.escalation()));
      default -> byAction(event, task);
    };
  }

  private List<Notice> byAction(Happened event, Task task) {
    return switch (event.action()) {
      case "task.entered_for" ->
          List.of(said(TO_ANSWER, event, task, Audience.people(event.by().onBehalfOf())));
      case "task.entry_disputed" ->
          List.of(
              said(TO_ANSWER, event, task, Audience.people(enteredBy(task)), supervisor(task))
                  .saying(event.detail()));
      case "task.drawn" -> List.of(said(ANSWERED, event, task, doers(task)));
      case "task.issued", "task.reassigned", "task.sent_again" ->
          List.of(
              said(GIVEN, event, task, head(task)).withReceipts(),
              notice(GIVEN, "supports", task, supporting(task)));
      case "task.accepted", "task.official_named" ->
          List.of(notice(GIVEN, "named", task, Audience.people(task.officialPersonId())));
      case "task.returned" ->
          List.of(said(TO_ANSWER, event, task, issuer(task)).saying(event.detail()));
      case "task.extension_asked" ->
          List.of(said(TO_ANSWER, event, task, issuer(task)).saying(event.detail()));
      case "task.reported" ->
          saysBlocked(task)
              ? List.of(notice(TO_ANSWER, "blocked", task, issuer(task), supervisor(task)))
              : List.of();
      case "task.blocked" ->
          List.of(
              notice(TO_ANSWER, "holds_up", task, lifter(task)).saying(event.detail()),
              said(TO_ANSWER, event, task, issuer(task), supervisor(task)).saying(event.detail()));
      case "task.urged" ->
          List.of(said(URGED, event, task, doers(task)).saying(event.detail()).withReceipts());
      case "task.reported_done" -> List.of(said(TO_JUDGE, event, task, supervisor(task)));
      case "task.verified" ->
          List.of(
              notice(TO_JUDGE, "to_close", task, issuer(task)),
              said(ANSWERED, event, task, doers(task)));
      case "task.sent_back",
          "task.extension_granted",
          "task.extension_refused",
          "task.extended",
          "task.suspended",
          "task.resumed",
          "task.lifted",
          "task.changed" ->
          List.of(said(ANSWERED, event, task, doers(task)).saying(event.detail()));
      case "task.supervisor_changed" -> List.of(said(TO_JUDGE, event, task, supervisor(task)));
      case "task.contributed" -> List.of(said(ANSWERED, event, task, doers(task)));
      case "task.closed",
          "task.reopened",
          "task.cancelled",
          "task.ended_partly",
          "task.overtaken" ->
          List.of(
              said(ANSWERED, event, task, doers(task), supporting(task)).saying(event.detail()));
      case "task.split" ->
          List.of(
              said(
                      ANSWERED,
                      event,
                      task,
                      doers(task),
                      supporting(task),
                      supervisor(task),
                      issuer(task))
                  .saying(event.detail()));
      default -> List.of();
    };
  }

  /// Whoever entered what was just disputed.
  private @Nullable Long enteredBy(Task task) {
    return sql.select(ENTERED_FOR.ENTERED_BY)
        .from(ENTERED_FOR)
        .join(ENTERED_FOR_ANSWER)
        .on(ENTERED_FOR_ANSWER.ENTRY_ID.eq(ENTERED_FOR.ID))
        .where(ENTERED_FOR.TASK_ID.eq(task.id()))
        .orderBy(ENTERED_FOR_ANSWER.ANSWERED_AT.desc(), ENTERED_FOR.ID.desc())
        .limit(1)
        .fetchOne(ENTERED_FOR.ENTERED_BY);
  }

  /// `task.sent_back` is said as `tasks.notice.sent_back`.
  private static Notice said(Topic topic, Happened event, Task task, Audience... to) {
    return notice(topic, event.action().substring("task.".length()), task, to);
  }

  private static Notice notice(Topic topic, String said, Task task, Audience... to) {
    return Notice.of(
            topic, "tasks.notice." + said, task.ref(), task.title(), "/tasks/" + task.id(), to)
        .due(task.deadline() != null ? task.deadline() : task.reviewOn());
  }

  private static Notice notice(Topic topic, String said, Task task, List<Audience> to) {
    return notice(topic, said, task, to.toArray(Audience[]::new));
  }

  private static Audience[] head(Task task) {
    return new Audience[] {
      Audience.inUnit(task.leadOrganisationId(), Role.UNIT_HEAD), Audience.posts(task.leadPostId())
    };
  }

  /// Whoever answers for it and whoever does it.
  static List<Audience> doers(Task task) {
    return List.of(
        Audience.inUnit(task.leadOrganisationId(), Role.UNIT_HEAD),
        Audience.posts(task.leadPostId()),
        Audience.people(task.officialPersonId()));
  }

  private static Notice said(
      Topic topic, Happened event, Task task, List<Audience> to, Audience... more) {
    var all = new java.util.ArrayList<>(to);
    all.addAll(List.of(more));
    return said(topic, event, task, all.toArray(Audience[]::new));
  }

  /// The secretaries of the issuing body; of a subtask, the head of the unit that handed it down.
  static Audience issuer(Task task) {
    return task.isSubtask()
        ? Audience.inUnit(task.issuingOrganisationId(), Role.UNIT_HEAD)
        : Audience.inBodies(Set.of(task.issuingOrganisationId()), Role.SECRETARY);
  }

  static Audience supervisor(Task task) {
    return Audience.inUnit(task.supervisorOrganisationId(), Role.SUPERVISOR, Role.UNIT_HEAD);
  }

  private Audience lifter(Task task) {
    return sql.select(BLOCK.LIFTER_ORGANISATION_ID)
        .from(BLOCK)
        .where(BLOCK.TASK_ID.eq(task.id()), BLOCK.LIFTED_AT.isNull())
        .and(BLOCK.LIFTER_ORGANISATION_ID.ne(task.leadOrganisationId()))
        .fetchOptional(BLOCK.LIFTER_ORGANISATION_ID)
        .map(Blockers::heads)
        .orElseGet(Audience::people);
  }

  private Audience supporting(Task task) {
    var ids =
        sql.select(SUPPORTING.ORGANISATION_ID)
            .from(SUPPORTING)
            .where(SUPPORTING.TASK_ID.eq(task.id()))
            .orderBy(SUPPORTING.ORGANISATION_ID)
            .limit(TaskRows.LIMIT)
            .fetchSet(SUPPORTING.ORGANISATION_ID);
    return new Audience.InUnits(ids, Set.of(Role.UNIT_HEAD));
  }

  private boolean saysBlocked(Task task) {
    return Optional.of(task.progress()).filter(p -> p == Progress.BLOCKED).isPresent()
        && sql.fetchExists(REPORT, REPORT.TASK_ID.eq(task.id()));
  }
}
