package org.throughline.tasks;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static throughline.db.organisations.Tables.ORGANISATION;
import static throughline.db.tasks.Tables.PARTY;
import static throughline.db.tasks.Tables.TASK;

import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.throughline.organisations.Acting;
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
            .and(TASK.ACCESS.eq(inline("internal")).or(restricted(actor))));
  }

  /// The same, for long lists that begin with nothing else: what is within reach is read first. Who
  /// oversees others has a reach of any length, and it is written out so that the database knows.
  public static Condition listed(Actor actor) {
    var within =
        actor.overseesBelow()
            ? reach(actor, inline(actor.bodyFirst()), inline(actor.bodyLast()))
            : reach(actor);
    return TASK.ID
        .in(parties(within))
        .and(TASK.ACCESS.eq(inline("internal")).or(TASK.ID.in(parties(restricted(actor)))));
  }

  /// What a text of [#listed] depends on beside [Acting#values].
  static Object shape(Actor actor) {
    return actor.overseesBelow()
        ? List.of(actor.roles(), actor.bodyFirst(), actor.bodyLast())
        : actor.roles();
  }

  private static Select<Record1<Long>> parties(Condition where) {
    return select(PARTY.TASK_ID)
        .from(PARTY)
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(PARTY.ORGANISATION_ID))
        .where(where);
  }

  private static Condition reach(Actor actor) {
    return reach(actor, Acting.first(actor), Acting.last(actor));
  }

  /// From above one sees what those below have a part in, but not what lies above that again.
  private static Condition reach(Actor actor, Field<Long> first, Field<Long> last) {
    var body = ORGANISATION.BODY_ID.eq(Acting.body(actor));
    return actor.overseesBelow()
        ? ORGANISATION
            .FIRST_NUMBER
            .between(first, last)
            .and(body.or(PARTY.PART.ne(inline("below"))))
        : body;
  }

  private static Condition restricted(Actor actor) {
    return actor.has(Role.SECRETARY)
        ? ORGANISATION.BODY_ID.eq(Acting.body(actor))
        : ORGANISATION.ID.eq(Acting.organisation(actor));
  }
}
