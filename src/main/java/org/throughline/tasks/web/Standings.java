package org.throughline.tasks.web;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.People;
import org.throughline.organisations.Posts;
import org.throughline.shared.Language;
import org.throughline.tasks.Changes;
import org.throughline.tasks.Closures;
import org.throughline.tasks.Contributions;
import org.throughline.tasks.Extensions;
import org.throughline.tasks.Milestones;
import org.throughline.tasks.Programmes;
import org.throughline.tasks.Sticking;
import org.throughline.tasks.Task;
import org.throughline.tasks.TaskParts.Part;
import org.throughline.tasks.Tasks;

/// Gathers what a task's page shows of its parts and states.
@Component
class Standings {
  private final Tasks tasks;
  private final Sticking sticking;
  private final Milestones milestones;
  private final Extensions extensions;
  private final Contributions contributions;
  private final Changes changes;
  private final Closures closures;
  private final Programmes programmes;
  private final Organisations organisations;
  private final Posts posts;
  private final People people;

  Standings(
      Tasks tasks,
      Sticking sticking,
      Milestones milestones,
      Extensions extensions,
      Contributions contributions,
      Changes changes,
      Closures closures,
      Programmes programmes,
      Organisations organisations,
      Posts posts,
      People people) {
    this.tasks = tasks;
    this.sticking = sticking;
    this.milestones = milestones;
    this.extensions = extensions;
    this.contributions = contributions;
    this.changes = changes;
    this.closures = closures;
    this.programmes = programmes;
    this.organisations = organisations;
    this.posts = posts;
    this.people = people;
  }

  /// @param parts rows of what it was split into
  /// @param has what hangs on the task at all
  Standing of(
      Task task,
      Set<Part> has,
      Actor actor,
      List<TaskPage.Row> parts,
      StateForm form,
      Language language) {
    var id = task.id();
    var planned =
        has.contains(Part.MILESTONES) ? milestones.of(id) : List.<Milestones.Milestone>of();
    var asked = has.contains(Part.EXTENSIONS) ? extensions.of(id) : List.<Extensions.Extension>of();
    var contributed =
        has.contains(Part.CONTRIBUTIONS)
            ? contributions.of(id)
            : List.<Contributions.Contribution>of();
    var changed = has.contains(Part.CHANGES) ? changes.of(id) : List.<Changes.Change>of();
    var ending = has.contains(Part.ENDINGS) ? closures.ending(id).orElse(null) : null;
    var persons = new HashSet<Long>();
    planned.forEach(each -> add(persons, each.doneBy()));
    asked.forEach(each -> {
      persons.add(each.personId());
      add(persons, each.answeredBy());
    });
    contributed.forEach(each -> persons.add(each.personId()));
    changed.forEach(each -> persons.add(each.personId()));
    var units = new HashSet<Long>();
    asked.forEach(each -> units.add(each.organisationId()));
    contributed.forEach(each -> units.add(each.organisationId()));
    if (ending != null) {
      persons.add(ending.personId());
      units.add(ending.organisationId());
    }
    var names = names(persons, language);
    var of = organisations.names(units, language);
    var today = sticking.today();
    var views =
        asked.stream()
            .map(each ->
                new Standing.ExtensionView(
                    each,
                    names.getOrDefault(each.personId(), ""),
                    of.getOrDefault(each.organisationId(), ""),
                    each.answeredBy() == null ? "" : names.getOrDefault(each.answeredBy(), "")))
            .toList();
    var first = first(task, language);
    var programme = task.programmeId();
    return new Standing(
        sticks(List.of(task), actor, language).get(task.id()),
        planned.stream()
            .map(each ->
                new Standing.MilestoneView(
                    each,
                    each.doneBy() == null ? "" : names.getOrDefault(each.doneBy(), ""),
                    task.state().outstanding() && each.late(today)))
            .toList(),
        count(planned, today),
        views.stream()
            .filter(each -> each.extension().state() == Extensions.State.ASKED)
            .findFirst()
            .orElse(null),
        views,
        (int) asked.stream().filter(each -> each.state() == Extensions.State.GRANTED).count(),
        contributed.stream()
            .map(each ->
                new Standing.Entry(
                    each.id(),
                    each.text(),
                    each.at(),
                    names.getOrDefault(each.personId(), ""),
                    of.getOrDefault(each.organisationId(), "")))
            .toList(),
        changed.stream()
            .map(each ->
                new Standing.ChangeView(
                    each.field().code(),
                    each.before(),
                    each.after(),
                    each.at(),
                    names.getOrDefault(each.personId(), "")))
            .toList(),
        ending == null
            ? null
            : new Standing.EndingView(
                ending.state().code(),
                ending.reason(),
                ending.at(),
                names.getOrDefault(ending.personId(), ""),
                of.getOrDefault(ending.organisationId(), "")),
        parts,
        programme == null
            ? ""
            : programmes.named(programme).map(each -> each.name(language)).orElse(""),
        programme == null
            ? null
            : programmes.find(actor, programme).map(each -> each.id()).orElse(null),
        first.post(),
        first.holder(),
        form);
  }

  private static void add(Set<Long> all, @Nullable Long id) {
    if (id != null) {
      all.add(id);
    }
  }

  private static Milestones.Count count(List<Milestones.Milestone> planned, LocalDate today) {
    return new Milestones.Count(
        (int) planned.stream().filter(each -> each.doneAt() != null).count(),
        planned.size(),
        (int) planned.stream().filter(each -> each.late(today)).count());
  }

  private Map<Long, String> names(Set<Long> ids, Language language) {
    var names = new HashMap<Long, String>();
    people.byId(ids).forEach((id, person) -> names.put(id, person.name(language)));
    return names;
  }

  private record First(String post, String holder) {}

  private First first(Task task, Language language) {
    var chosen = task.firstPostId();
    var post = chosen == null ? posts.headOf(task.leadOrganisationId()) : posts.find(chosen);
    return post.map(each ->
            new First(
                each.title(language),
                each.holder() == null ? "" : Objects.requireNonNull(each.holder()).name(language)))
        .orElse(new First("", ""));
  }

  /// Where tasks stick, of those that do.
  Map<Long, Standing.StickView> sticks(Collection<Task> shown, Actor actor, Language language) {
    var found = sticking.of(shown, actor);
    var ids = new HashSet<Long>();
    found.values().forEach(each -> add(ids, each.organisationId()));
    var names = organisations.names(ids, language);
    var views = new HashMap<Long, Standing.StickView>();
    found.forEach((id, each) ->
        views.put(
            id,
            new Standing.StickView(
                each.at().code(),
                each.taskId(),
                each.open(),
                each.organisationId() == null ? "" : names.getOrDefault(each.organisationId(), ""),
                each.words(),
                each.since(),
                each.reviewOn())));
    return views;
  }

  Map<Long, Milestones.Count> counts(Collection<Task> shown) {
    return milestones.counts(shown.stream().map(Task::id).toList());
  }
}
