package org.throughline.tasks;

import static throughline.db.tasks.Tables.TASK;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.shared.Outcome;
import org.throughline.shared.Refusal;

/// One task becomes several with the same origin, each with its own lead and deadline. The old one
/// ends as split, and the line goes on from it to its parts.
@Service
public class Splitting {
  static final int MOST = 12;

  private final DSLContext sql;
  private final TaskRows rows;
  private final Steps steps;
  private final Tasks tasks;
  private final Subtasks subtasks;
  private final IssuingRules rules;
  private final TaskMeasures measures;
  private final Closures closures;

  Splitting(
      DSLContext sql,
      TaskRows rows,
      Steps steps,
      Tasks tasks,
      Subtasks subtasks,
      IssuingRules rules,
      TaskMeasures measures,
      Closures closures) {
    this.sql = sql;
    this.rows = rows;
    this.steps = steps;
    this.tasks = tasks;
    this.subtasks = subtasks;
    this.rules = rules;
    this.measures = measures;
    this.closures = closures;
  }

  public record Part(String title, long leadOrganisationId, LocalDate deadline) {}

  /// Refused while anything handed down from it is open.
  @Transactional
  public Outcome<Long> split(Actor actor, long id, List<Part> parts, String reason) {
    return steps.take(
        actor,
        id,
        TaskTransition.SPLIT,
        reason.strip(),
        task -> {
          var refusal = Reasons.refusal(reason);
          refusal = refusal == null ? subtasks.openBeneath(task) : refusal;
          if (refusal == null && (parts.size() < 2 || parts.size() > MOST)) {
            refusal = Refusal.invalid("tasks.refused.parts", MOST);
          }
          var all = parts.stream().map(part -> part(task, part)).toList();
          for (var part : all) {
            refusal = refusal == null ? unfit(actor, task, part) : refusal;
          }
          if (refusal == null) {
            closures.write(actor, task, TaskTransition.SPLIT, reason);
            all.forEach(part -> store(actor, task, part));
          }
          return refusal;
        });
  }

  private @Nullable Refusal unfit(Actor actor, Task task, NewTask part) {
    return rules.refusal(actor, part, ground(task), parent(task), tasks.supervisor(actor, part));
  }

  private @Nullable Task parent(Task task) {
    var parent = task.parentId();
    return parent == null ? null : rows.lock(TASK.ID.eq(parent)).orElse(null);
  }

  private NewTask part(Task task, Part part) {
    var supporting = new HashSet<>(tasks.supporting(task.id()));
    supporting.remove(part.leadOrganisationId());
    var supervisor = task.supervisorOrganisationId();
    return new NewTask(
        new Origin.OwnInitiative(""),
        part.title(),
        task.text(),
        part.leadOrganisationId(),
        null,
        supporting,
        supervisor != null && supervisor == part.leadOrganisationId() ? null : supervisor,
        part.deadline(),
        null,
        task.deadlineRule(),
        task.access(),
        new NewTask.More(null, task.programmeId(), task.themes(), task.targetGroups(), false));
  }

  private static Origins.Ground ground(Task task) {
    return new Origins.Ground(
        task.text(),
        task.access(),
        task.clauseId(),
        task.decisionClauseId(),
        task.parentId(),
        task.ownInitiative());
  }

  private void store(Actor actor, Task task, NewTask part) {
    long id =
        tasks.store(
            actor.who(),
            part,
            ground(task),
            task.issuingOrganisationId(),
            tasks.supervisor(actor, part));
    sql.update(TASK).set(TASK.SPLIT_FROM_ID, task.id()).where(TASK.ID.eq(id)).execute();
    measures.inherit(TASK.ID.eq(id), TASK.SPLIT_FROM_ID);
  }
}
