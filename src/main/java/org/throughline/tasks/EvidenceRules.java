package org.throughline.tasks;

import static throughline.db.tasks.Tables.EVIDENCE_RULE;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.shared.Forbidden;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;

/// What each task takes as evidence, said by its issuer or its supervisor while it is under way. A
/// report is judged by the rule of its day.
@Service
public class EvidenceRules {
  private final DSLContext sql;
  private final Steps steps;
  private final ApplicationEventPublisher events;

  EvidenceRules(DSLContext sql, Steps steps, ApplicationEventPublisher events) {
    this.sql = sql;
    this.steps = steps;
    this.events = events;
  }

  /// @throws NotFound where the actor may not know of the task
  /// @throws Forbidden for anybody but the issuer and the supervisor
  @Transactional
  public Outcome<Long> set(Actor actor, long taskId, EvidenceRule rule) {
    var task = steps.lock(actor, taskId);
    if (!maySet(actor, task)) {
      throw new Forbidden(Permission.TASK_CLOSE.code());
    }
    if (!task.state().outstanding()) {
      return Outcome.refused(Steps.wrongState(task));
    }
    if (rule.admissible().isEmpty()) {
      return Outcome.invalid("tasks.refused.no_kind_admissible");
    }
    var kinds = rule.admissible().stream().sorted().map(EvidenceKind::code).toArray(String[]::new);
    sql.insertInto(EVIDENCE_RULE)
        .set(EVIDENCE_RULE.TASK_ID, taskId)
        .set(EVIDENCE_RULE.REQUIRED, rule.required())
        .set(EVIDENCE_RULE.KINDS, kinds)
        .onConflict(EVIDENCE_RULE.TASK_ID)
        .doUpdate()
        .set(EVIDENCE_RULE.REQUIRED, rule.required())
        .set(EVIDENCE_RULE.KINDS, kinds)
        .execute();
    events.publishEvent(new TaskEvent.EvidenceAsked(task.ref(), actor.who(), null));
    return Outcome.done(taskId);
  }

  public boolean maySet(Actor actor, Task task) {
    return task.state().outstanding()
        && (steps.allows(actor, task, TaskTransition.CLOSE)
            || steps.allows(actor, task, TaskTransition.VERIFY));
  }

  public EvidenceRule of(long taskId) {
    return of(java.util.List.of(taskId)).getOrDefault(taskId, EvidenceRule.USUAL);
  }

  /// Those that say something; the others take the usual.
  Map<Long, EvidenceRule> of(Collection<Long> taskIds) {
    var rules = new HashMap<Long, EvidenceRule>();
    sql.select(EVIDENCE_RULE.TASK_ID, EVIDENCE_RULE.REQUIRED, EVIDENCE_RULE.KINDS)
        .from(EVIDENCE_RULE)
        .where(EVIDENCE_RULE.TASK_ID.in(taskIds))
        .orderBy(EVIDENCE_RULE.TASK_ID)
        .limit(TaskRows.LIMIT)
        .forEach(row ->
            rules.put(row.value1(), new EvidenceRule(row.value2(), EvidenceKind.of(row.value3()))));
    return rules;
  }
}
