package org.throughline.tasks;

import static throughline.db.organisations.Tables.ORGANISATION;
import static throughline.db.tasks.Tables.CLAUSE_CORRECTED;
import static throughline.db.tasks.Tables.TASK;

import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.throughline.desks.DeskSource;
import org.throughline.desks.Waiting;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Role;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

/// Tasks whose clause was corrected wait for whoever issued them: is this still right?
@Component
class CorrectionDesk implements DeskSource {
  private static final String GROUP = "tasks.desk.corrected";

  private final DSLContext sql;

  CorrectionDesk(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public List<Waiting> waiting(Actor actor, Language language) {
    Condition mine;
    if (actor.has(Role.SECRETARY) || actor.has(Role.CHAIR)) {
      mine =
          TASK.PARENT_ID
              .isNull()
              .and(
                  TASK.ISSUING_ORGANISATION_ID.in(
                      DSL.select(ORGANISATION.ID)
                          .from(ORGANISATION)
                          .where(ORGANISATION.BODY_ID.eq(actor.bodyId()))));
    } else if (actor.has(Role.UNIT_HEAD)) {
      mine =
          TASK.PARENT_ID.isNotNull().and(TASK.ISSUING_ORGANISATION_ID.eq(actor.organisationId()));
    } else {
      return List.of();
    }
    return sql.selectDistinct(TASK.ID, TASK.TITLE, TASK.STATE)
        .from(TASK)
        .join(CLAUSE_CORRECTED)
        .on(CLAUSE_CORRECTED.TASK_ID.eq(TASK.ID))
        .where(CLAUSE_CORRECTED.ANSWER.isNull())
        .and(mine)
        .and(TaskVisibility.visible(actor))
        .orderBy(TASK.ID)
        .limit(LIMIT)
        .fetch(row ->
            new Waiting(
                GROUP,
                new Ref(Kind.TASK, row.value1()),
                row.value2(),
                "/tasks/" + row.value1() + "#corrected",
                "",
                "tasks.state." + row.value3(),
                null,
                GROUP + ".action"));
  }
}
