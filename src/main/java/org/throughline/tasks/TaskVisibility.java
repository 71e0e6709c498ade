package org.throughline.tasks;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;
import static throughline.db.organisations.Tables.ORGANISATION;
import static throughline.db.tasks.Tables.PARTY;
import static throughline.db.tasks.Tables.TASK;

import org.jooq.Condition;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Role;

/// Who sees a task: whoever may see the records of the organisation that issued it, leads it,
/// supports it, supervises it or is named as blocking it; and whoever leads a task handed down from
/// it, at any depth, so that everybody can walk up to why their task exists.
///
/// It says of tasks what `organisations.Visibility` says of one organisation's records, over all
/// that have a part in the task at once (`tasks.party`), and with the actor's reach as a plain
/// range: a list can then begin either with the tasks or with the reach, whichever is shorter.
public final class TaskVisibility {
  private TaskVisibility() {}

  public static Condition visible(Actor actor) {
    return exists(
        selectOne()
            .from(PARTY)
            .join(ORGANISATION)
            .on(ORGANISATION.ID.eq(PARTY.ORGANISATION_ID))
            .where(PARTY.TASK_ID.eq(TASK.ID))
            .and(reach(actor))
            .and(TASK.ACCESS.eq("internal").or(restricted(actor))));
  }

  /// From above one sees what those below have a part in, but not what lies above that again.
  private static Condition reach(Actor actor) {
    var body = ORGANISATION.BODY_ID.eq(actor.bodyId());
    return actor.overseesBelow()
        ? ORGANISATION
            .FIRST_NUMBER
            .between(actor.bodyFirst(), actor.bodyLast())
            .and(body.or(PARTY.PART.ne("below")))
        : body;
  }

  private static Condition restricted(Actor actor) {
    return actor.has(Role.SECRETARY)
        ? ORGANISATION.BODY_ID.eq(actor.bodyId())
        : ORGANISATION.ID.eq(actor.organisationId());
  }
}
