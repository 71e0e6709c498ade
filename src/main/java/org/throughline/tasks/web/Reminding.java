package org.throughline.tasks.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.shared.Language;
import org.throughline.tasks.Escalations;
import org.throughline.tasks.Lead;
import org.throughline.tasks.NextAgenda;
import org.throughline.tasks.Reminders;
import org.throughline.tasks.Task;
import org.throughline.tasks.TaskParts.Part;
import org.throughline.tasks.Urging;

/// The part of a task's page about reminding, urging and escalation.
///
/// @param coming the days on which it will be reminded of, in order
/// @param item under which it comes, or came, before a meeting; null where it does not
/// @param day the day chosen beside the lead times
public record Reminding(
    boolean mayUrge,
    boolean mayRemind,
    Reminders.Chosen chosen,
    List<Coming> coming,
    List<Reminders.Told> told,
    List<Urging.Urged> urged,
    List<Escalations.Step> steps,
    NextAgenda.@Nullable Item item,
    @Nullable LocalDate day) {
  public Reminding {
    coming = List.copyOf(coming);
    told = List.copyOf(told);
    urged = List.copyOf(urged);
    steps = List.copyOf(steps);
  }

  public record Coming(Lead lead, LocalDate day) {}

  /// Nothing to show and nothing to do.
  public boolean empty() {
    return !mayUrge
        && !mayRemind
        && coming.isEmpty()
        && told.isEmpty()
        && urged.isEmpty()
        && steps.isEmpty();
  }

  /// The lead times that can be ticked.
  public static final List<Lead> TICKED =
      List.of(Lead.ONE_WEEK, Lead.THREE_DAYS, Lead.ONE_DAY, Lead.SAME_DAY);

  @Component
  static class Gathering {
    private final Reminders reminders;
    private final Urging urging;
    private final Escalations escalations;
    private final NextAgenda agenda;
    private final Organisations organisations;

    Gathering(
        Reminders reminders,
        Urging urging,
        Escalations escalations,
        NextAgenda agenda,
        Organisations organisations) {
      this.reminders = reminders;
      this.urging = urging;
      this.escalations = escalations;
      this.agenda = agenda;
      this.organisations = organisations;
    }

    Reminding of(Actor actor, Task task, Set<Part> parts, LocalDate today, Language language) {
      var chosen = reminders.of(task, organisations.get(task.leadOrganisationId()).bodyId());
      var open = task.state().outstanding();
      return new Reminding(
          open && urging.open(actor, task),
          open && reminders.may(actor, task),
          chosen,
          open ? coming(task, chosen, today) : List.of(),
          parts.contains(Part.REMINDERS_TOLD) ? reminders.told(task.id()) : List.of(),
          parts.contains(Part.URGINGS) ? urging.of(actor, task.id(), language) : List.of(),
          parts.contains(Part.ESCALATIONS) ? escalations.of(task.id(), language) : List.of(),
          agenda.of(actor, task.id()).orElse(null),
          chosen.day());
    }

    private static List<Coming> coming(Task task, Reminders.Chosen chosen, LocalDate today) {
      var due = task.deadline() != null ? task.deadline() : task.reviewOn();
      var coming = new java.util.ArrayList<Coming>();
      for (var lead : chosen.leads()) {
        if (due != null && lead.days().isPresent()) {
          coming.add(new Coming(lead, due.minusDays(lead.days().getAsInt())));
        }
      }
      if (chosen.day() != null) {
        coming.add(new Coming(Lead.ON_DAY, chosen.day()));
      }
      coming.removeIf(each -> each.day().isBefore(today));
      coming.sort(java.util.Comparator.comparing(Coming::day));
      return coming;
    }
  }
}
