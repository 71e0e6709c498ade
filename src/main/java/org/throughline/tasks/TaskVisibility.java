package org.throughline.tasks;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.withRecursive;
import static throughline.db.organisations.Tables.ORGANISATION;
import static throughline.db.tasks.Tables.SUPPORTING;
import static throughline.db.tasks.Tables.TASK;

import org.jooq.Condition;
import org.jooq.Field;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Role;
import org.throughline.organisations.Visibility;
import throughline.db.tasks.tables.Task;

/// Who sees a task: whoever may see the records of the organisation that issued it, leads it,
/// supports it or supervises it; and whoever leads a task handed down from it, at any depth, so
/// that everybody can walk up to why their task exists.
final class TaskVisibility {
  private TaskVisibility() {}

  static Condition visible(Actor actor) {
    return sees(actor, TASK.ISSUING_ORGANISATION_ID)
        .or(sees(actor, TASK.LEAD_ORGANISATION_ID))
        .or(sees(actor, TASK.SUPERVISOR_ORGANISATION_ID))
        .or(
            exists(
                selectOne()
                    .from(SUPPORTING)
                    .where(SUPPORTING.TASK_ID.eq(TASK.ID))
                    .and(sees(actor, SUPPORTING.ORGANISATION_ID))))
        .or(TASK.ACCESS.eq("internal").and(above(actor, false)))
        .or(TASK.ACCESS.eq("restricted").and(above(actor, true)));
  }

  private static Condition sees(Actor actor, Field<Long> organisation) {
    return Visibility.byAccess(actor, organisation, TASK.ACCESS);
  }

  /// The tasks above those that the actor's body leads; a restricted one opens only to the unit
  /// that leads something beneath it and to its body's secretaries.
  private static Condition above(Actor actor, boolean restricted) {
    var led = TASK.as("led");
    var higher = TASK.as("higher");
    var up = name("above_" + (restricted ? "restricted" : "internal"));
    var id = up.append("id");
    var mine =
        restricted && !actor.has(Role.SECRETARY)
            ? led.LEAD_ORGANISATION_ID.eq(actor.organisationId())
            : led.LEAD_ORGANISATION_ID.in(
                select(ORGANISATION.ID)
                    .from(ORGANISATION)
                    .where(ORGANISATION.BODY_ID.eq(actor.bodyId())));
    return TASK.ID.in(
        withRecursive(up, id.unqualifiedName())
            .as(
                select(led.PARENT_ID)
                    .from(led)
                    .where(led.PARENT_ID.isNotNull())
                    .and(mine)
                    .union(upwards(higher, up, id)))
            .select(org.jooq.impl.DSL.field(id, Long.class))
            .from(org.jooq.impl.DSL.table(up)));
  }

  private static org.jooq.Select<org.jooq.Record1<Long>> upwards(
      Task higher, org.jooq.Name up, org.jooq.Name id) {
    return select(higher.PARENT_ID)
        .from(higher)
        .join(org.jooq.impl.DSL.table(up))
        .on(higher.ID.eq(org.jooq.impl.DSL.field(id, Long.class)))
        .where(higher.PARENT_ID.isNotNull());
  }
}
