package org.throughline.tasks;

import static throughline.db.tasks.Tables.BLOCK;
import static throughline.db.tasks.Tables.CONTRIBUTION;
import static throughline.db.tasks.Tables.EXTENSION;
import static throughline.db.tasks.Tables.SUPPORTING;
import static throughline.db.tasks.Tables.SUSPENSION;
import static throughline.db.tasks.Tables.TASK;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Param;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.throughline.desks.DeskSource;
import org.throughline.desks.Waiting;
import org.throughline.organisations.Acting;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Role;
import org.throughline.shared.Language;

/// Tasks that wait for a post: late and soon due ones first, then what to take up, to verify, to
/// answer, to close, and what is in hand.
@Component
class TaskDesk implements DeskSource {
  private static final int SOON_DAYS = 7;

  private static final Param<LocalDate> TODAY = DSL.param("today", LocalDate.class);
  private static final Param<LocalDate> SOON = DSL.param("soon", LocalDate.class);

  /// A post's roles say which groups it has.
  private record Shape(Set<Role> roles) {}

  private final TaskRows rows;
  private final Organisations organisations;
  private final Clock clock;

  TaskDesk(TaskRows rows, Organisations organisations, Clock clock) {
    this.rows = rows;
    this.organisations = organisations;
    this.clock = clock;
  }

  /// @param name also the end of the message keys of its title and of its action
  private record Group(String name, Condition where) {}

  @Override
  public List<Waiting> waiting(Actor actor, Language language) {
    var groups = groups(actor);
    var today = LocalDate.now(clock);
    var values = new HashMap<String, Object>(Acting.values(actor));
    values.put("today", today);
    values.put("soon", today.plusDays(SOON_DAYS));
    var found =
        rows.grouped(
            new Shape(actor.roles()),
            groups.size(),
            () -> groups.stream().map(Group::where).toList(),
            () -> TaskVisibility.visible(actor),
            values,
            LIMIT);
    var names = names(found.stream().flatMap(List::stream).toList(), language);
    var waiting = new ArrayList<Waiting>();
    for (var index = 0; index < groups.size(); index++) {
      var name = groups.get(index).name();
      found.get(index).forEach(task -> waiting.add(waiting(name, task, names)));
    }
    return waiting;
  }

  private List<Group> groups(Actor actor) {
    var groups = new ArrayList<Group>();
    var soon = TASK.DEADLINE.le(SOON);
    if (actor.has(Role.UNIT_HEAD) || actor.has(Role.OFFICIAL)) {
      groups.add(new Group("late", inHand(actor).and(TASK.DEADLINE.lt(TODAY))));
      groups.add(new Group("soon", inHand(actor).and(soon).and(TASK.DEADLINE.ge(TODAY))));
    }
    if (actor.has(Role.UNIT_HEAD)) {
      groups.add(
          new Group("take_up", led(actor).and(in(TaskState.ISSUED, TaskState.ACKNOWLEDGED))));
    }
    if (actor.has(Role.UNIT_HEAD) || actor.has(Role.SUPERVISOR)) {
      groups.add(
          new Group(
              "verify",
              TASK.SUPERVISOR_ORGANISATION_ID
                  .eq(Acting.organisation(actor))
                  .and(in(TaskState.REPORTED_DONE))));
    }
    if (actor.has(Role.UNIT_HEAD)) {
      groups.add(
          new Group(
              "lift",
              among(
                  DSL.select(BLOCK.TASK_ID)
                      .from(BLOCK)
                      .where(BLOCK.LIFTED_AT.isNull())
                      .and(BLOCK.LIFTER_ORGANISATION_ID.eq(Acting.organisation(actor))))));
    }
    if (actor.has(Role.SECRETARY) || actor.has(Role.CHAIR) || actor.has(Role.UNIT_HEAD)) {
      groups.add(
          new Group(
              "extension",
              issued(actor)
                  .andExists(
                      DSL.selectOne()
                          .from(EXTENSION)
                          .where(EXTENSION.TASK_ID.eq(TASK.ID))
                          .and(EXTENSION.STATE.eq(DSL.inline(Extensions.State.ASKED.code()))))));
      groups.add(
          new Group(
              "resume",
              issued(actor)
                  .and(in(TaskState.SUSPENDED))
                  .andExists(
                      DSL.selectOne()
                          .from(SUSPENSION)
                          .where(SUSPENSION.TASK_ID.eq(TASK.ID))
                          .and(SUSPENSION.ENDED_AT.isNull())
                          .and(SUSPENSION.REVIEW_ON.le(TODAY)))));
      groups.add(new Group("answer", issued(actor).and(in(TaskState.RETURNED))));
      groups.add(new Group("close", issued(actor).and(in(TaskState.VERIFIED))));
    }
    if (actor.has(Role.UNIT_HEAD) || actor.has(Role.OFFICIAL)) {
      groups.add(new Group("contribute", toContribute(actor)));
      groups.add(new Group("report", inHand(actor).and(TASK.DEADLINE.isNull().or(DSL.not(soon)))));
    }
    return groups;
  }

  private static Condition in(TaskState... states) {
    return TaskRows.in(Arrays.stream(states).map(TaskState::code).toList());
  }

  private static Condition led(Actor actor) {
    return TASK.LEAD_ORGANISATION_ID.eq(Acting.organisation(actor));
  }

  /// As an array that is read first: beside other groups a subquery would be asked of every task.
  private static Condition among(Select<Record1<Long>> ids) {
    return TASK.ID.eq(DSL.any(DSL.array(ids)));
  }

  /// What the unit supports and has not yet said a word about.
  private static Condition toContribute(Actor actor) {
    return in(TaskState.ACCEPTED, TaskState.IN_PROGRESS, TaskState.BLOCKED)
        .and(
            among(
                DSL.select(SUPPORTING.TASK_ID)
                    .from(SUPPORTING)
                    .where(SUPPORTING.ORGANISATION_ID.eq(Acting.organisation(actor)))))
        .andNotExists(
            DSL.selectOne()
                .from(CONTRIBUTION)
                .where(CONTRIBUTION.TASK_ID.eq(TASK.ID))
                .and(CONTRIBUTION.ORGANISATION_ID.eq(Acting.organisation(actor))));
  }

  /// An official sees what is theirs, and what nobody has been named for.
  private static Condition inHand(Actor actor) {
    var mine = led(actor).and(in(TaskState.ACCEPTED, TaskState.IN_PROGRESS));
    return actor.has(Role.UNIT_HEAD)
        ? mine
        : mine.and(
            TASK.OFFICIAL_PERSON_ID.isNull().or(TASK.OFFICIAL_PERSON_ID.eq(Acting.person(actor))));
  }

  private static Condition issued(Actor actor) {
    Condition issued = DSL.falseCondition();
    if (actor.has(Role.SECRETARY) || actor.has(Role.CHAIR)) {
      issued =
          issued.or(
              TASK.ISSUING_ORGANISATION_ID.eq(Acting.body(actor)).and(TASK.PARENT_ID.isNull()));
    }
    return actor.has(Role.UNIT_HEAD)
        ? issued.or(
            TASK.ISSUING_ORGANISATION_ID
                .eq(Acting.organisation(actor))
                .and(TASK.PARENT_ID.isNotNull()))
        : issued;
  }

  private Map<Long, String> names(List<Task> tasks, Language language) {
    return organisations.names(
        tasks.stream()
            .<Long>mapMulti((task, next) -> {
              next.accept(task.issuingOrganisationId());
              next.accept(task.leadOrganisationId());
            })
            .collect(Collectors.toSet()),
        language);
  }

  private static Waiting waiting(String group, Task task, Map<Long, String> names) {
    var byUs =
        group.equals("answer")
            || group.equals("close")
            || group.equals("verify")
            || group.equals("extension")
            || group.equals("lift")
            || group.equals("resume");
    return new Waiting(
        "tasks.desk." + group,
        task.ref(),
        task.title(),
        "/tasks/" + task.id(),
        names.getOrDefault(byUs ? task.leadOrganisationId() : task.issuingOrganisationId(), ""),
        "tasks.status." + task.status().code(),
        task.deadline() != null ? task.deadline() : task.reviewOn(),
        "tasks.desk." + group + ".do");
  }
}
