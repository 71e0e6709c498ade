package org.throughline.tasks;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.throughline.desks.DeskSource;
import org.throughline.desks.Waiting;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.shared.Language;

/// What others entered for a person, who has not said yet whether it is so.
@Component
class ProofDesk implements DeskSource {
  private final EnteredFor enteredFor;
  private final Organisations organisations;

  ProofDesk(EnteredFor enteredFor, Organisations organisations) {
    this.enteredFor = enteredFor;
    this.organisations = organisations;
  }

  @Override
  public List<Waiting> waiting(Actor actor, Language language) {
    var tasks = enteredFor.unanswered(actor, LIMIT);
    var names =
        organisations.names(
            tasks.stream().map(Task::leadOrganisationId).collect(Collectors.toSet()), language);
    return tasks.stream()
        .map(task ->
            new Waiting(
                "tasks.desk.entered_for",
                task.ref(),
                task.title(),
                "/tasks/" + task.id() + "#reports",
                names.getOrDefault(task.leadOrganisationId(), ""),
                "tasks.status." + task.status().code(),
                null,
                "tasks.desk.entered_for.do"))
        .toList();
  }
}
