package org.throughline.tasks;

import static throughline.db.tasks.Tables.BROUGHT_UP;
import static throughline.db.tasks.Tables.ESCALATION;
import static throughline.db.tasks.Tables.TASK;

import java.util.List;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.throughline.desks.DeskSource;
import org.throughline.desks.Waiting;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Role;
import org.throughline.shared.Language;

/// Late tasks that have climbed to the last rung and find no meeting that they could come before:
/// the secretary of the issuing body plans one.
@Component
class AgendaDesk implements DeskSource {
  private final TaskRows rows;
  private final Organisations organisations;

  AgendaDesk(TaskRows rows, Organisations organisations) {
    this.rows = rows;
    this.organisations = organisations;
  }

  @Override
  public List<Waiting> waiting(Actor actor, Language language) {
    if (!actor.has(Role.SECRETARY)) {
      return List.of();
    }
    var climbed =
        DSL.exists(
            DSL.selectOne()
                .from(ESCALATION)
                .where(
                    ESCALATION.TASK_ID.eq(TASK.ID),
                    ESCALATION.DEADLINE.eq(TASK.DEADLINE),
                    ESCALATION.STEP.eq(Rung.AGENDA.code()),
                    ESCALATION.HELD_UP.isNull(),
                    ESCALATION.ORGANISATION_ID.eq(actor.bodyId()),
                    DSL.notExists(
                        DSL.selectOne()
                            .from(BROUGHT_UP)
                            .where(
                                BROUGHT_UP.ESCALATION_ID.eq(ESCALATION.ID),
                                BROUGHT_UP.ITEM_ID.isNotNull()))));
    var tasks =
        rows.page(
            climbed
                .and(TASK.STATE.in(TaskState.outstandingCodes()))
                .and(TaskVisibility.visible(actor)),
            0,
            LIMIT,
            TASK.DEADLINE.asc(),
            TASK.ID.asc());
    var names =
        organisations.names(tasks.stream().map(Task::leadOrganisationId).toList(), language);
    return tasks.stream()
        .map(task ->
            new Waiting(
                "tasks.desk.agenda",
                task.ref(),
                task.title(),
                "/tasks/" + task.id(),
                names.getOrDefault(task.leadOrganisationId(), ""),
                "tasks.status." + task.status().code(),
                task.deadline(),
                "tasks.desk.agenda.do"))
        .toList();
  }
}
