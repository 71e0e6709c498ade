package org.throughline.tasks;

import static throughline.db.organisations.Tables.ORGANISATION;
import static throughline.db.tasks.Tables.TASK;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.decisions.FollowUp;
import org.throughline.lines.Card;
import org.throughline.organisations.Actor;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

/// Which tasks the actor's body issued for a clause or a decision clause. A task from a decision
/// clause that carries a directive's clause stands under both; what was cancelled stands under
/// neither.
@Component
class TasksForClauses implements FollowUp {
  private static final int LIMIT = 2_000;

  private final DSLContext sql;
  private final TaskCards cards;

  TasksForClauses(DSLContext sql, TaskCards cards) {
    this.sql = sql;
    this.cards = cards;
  }

  @Override
  public Map<Ref, List<Card>> tasksFor(
      Collection<Ref> clausesAndDecisionClauses, Actor actor, Language language) {
    var issued =
        sql.select(TASK.ID, TASK.CLAUSE_ID, TASK.DECISION_CLAUSE_ID)
            .from(TASK)
            .where(
                TASK.CLAUSE_ID
                    .in(Ref.ids(clausesAndDecisionClauses, Kind.CLAUSE))
                    .or(
                        TASK.DECISION_CLAUSE_ID.in(
                            Ref.ids(clausesAndDecisionClauses, Kind.DECISION_CLAUSE))))
            .and(TASK.STATE.ne(TaskState.CANCELLED.code()))
            .and(byBody(actor))
            .and(TaskVisibility.visible(actor))
            .orderBy(TASK.ID)
            .limit(LIMIT)
            .fetch();
    var card =
        cards.tasks(issued.getValues(TASK.ID), actor, language).stream()
            .collect(Collectors.toMap(each -> each.ref().id(), Function.identity()));
    var found = new LinkedHashMap<Ref, List<Card>>();
    issued.forEach(row -> {
      put(found, Kind.CLAUSE, row.value2(), card.get(row.value1()));
      put(found, Kind.DECISION_CLAUSE, row.value3(), card.get(row.value1()));
    });
    found.keySet().retainAll(clausesAndDecisionClauses);
    return found;
  }

  private static org.jooq.Condition byBody(Actor actor) {
    return TASK.ISSUING_ORGANISATION_ID.in(
        DSL.select(ORGANISATION.ID)
            .from(ORGANISATION)
            .where(ORGANISATION.BODY_ID.eq(actor.bodyId())));
  }

  private static void put(
      Map<Ref, List<Card>> found, Kind kind, @Nullable Long id, @Nullable Card card) {
    if (id != null && card != null) {
      found.computeIfAbsent(new Ref(kind, id), _ -> new ArrayList<>()).add(card);
    }
  }
}
