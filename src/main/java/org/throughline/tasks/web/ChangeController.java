package org.throughline.tasks.web;

import static org.throughline.organisations.Permission.TASK_CLOSE;
import static org.throughline.organisations.Permission.TASK_REPORT;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Requires;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.shared.web.Typed;
import org.throughline.tasks.Changes;
import org.throughline.tasks.HoldUps;
import org.throughline.tasks.Splitting;
import org.throughline.tasks.Task;
import org.throughline.tasks.TaskReach;
import org.throughline.tasks.TaskTransition;
import org.throughline.tasks.Tasks;

/// Steps of a task that need a page of their own: changing it, splitting it, naming its blocker.
@Controller
class ChangeController {
  private static final int PARTS = 4;

  private final Tasks tasks;
  private final Changes changes;
  private final Splitting splitting;
  private final HoldUps holdUps;
  private final TaskReach reach;
  private final Choices choices;
  private final Organisations organisations;

  ChangeController(
      Tasks tasks,
      Changes changes,
      Splitting splitting,
      HoldUps holdUps,
      TaskReach reach,
      Choices choices,
      Organisations organisations) {
    this.tasks = tasks;
    this.changes = changes;
    this.splitting = splitting;
    this.holdUps = holdUps;
    this.reach = reach;
    this.choices = choices;
    this.organisations = organisations;
  }

  @GetMapping("/tasks/{id}/change")
  @Requires(TASK_CLOSE)
  ModelAndView change(@PathVariable long id, Actor actor, Language language) {
    var task = tasks.require(actor, id, TaskTransition.CHANGE);
    var now = changes.now(task);
    var form =
        new ChangeForm(
            now.title(),
            now.text(),
            now.leadPostId() == null ? null : now.leadPostId().toString(),
            now.supportingOrganisationIds().stream().map(String::valueOf).toList());
    return changePage(actor, task, form, MoreForm.of(now.more()), language);
  }

  @PostMapping("/tasks/{id}/change")
  @Requires(TASK_CLOSE)
  ModelAndView change(
      @PathVariable long id,
      @ModelAttribute ChangeForm form,
      @ModelAttribute MoreForm more,
      Actor actor,
      Language language) {
    var task = tasks.require(actor, id, TaskTransition.CHANGE);
    return read(form, more)
        .fold(wish -> changes.change(actor, id, wish), Outcome::<Long>refused)
        .fold(
            _ -> Pages.seeOther("/tasks/" + id, "tasks.changed"),
            why -> Refusals.shown(why, changePage(actor, task, form, more, language)));
  }

  private static Outcome<Changes.Wish> read(ChangeForm form, MoreForm more) {
    var post = Typed.id(form.post());
    var supporting = new HashSet<Long>();
    form.supportingIds().forEach(each -> Typed.id(each).ifPresent(supporting::add));
    var strange =
        post.isEmpty() && !Typed.blank(form.post())
            || supporting.size() < Set.copyOf(form.supportingIds()).size()
            || more.strange();
    return strange
        ? Outcome.invalid("tasks.refused.choice_unknown")
        : Outcome.done(
            new Changes.Wish(
                Typed.text(form.title()),
                Typed.text(form.text()),
                post.orElse(null),
                supporting,
                more.read()));
  }

  private ModelAndView changePage(
      Actor actor, Task task, ChangeForm form, MoreForm more, Language language) {
    var leads = reach.leads(actor);
    var supervisor = task.supervisorOrganisationId();
    var supporting =
        form.supportingIds().stream()
            .flatMap(each -> Typed.id(each).stream())
            .collect(Collectors.toSet());
    var offered = new ArrayList<>(reach.supporting(actor));
    offered.remove(task.leadOrganisationId());
    tasks.supporting(task.id()).stream()
        .filter(each -> !offered.contains(each))
        .forEach(offered::add);
    return Pages.page(
        "tasks/change",
        new ChangePage(
            task,
            form,
            more(actor, task.leadOrganisationId(), more, language),
            choices.posts(
                Set.of(task.leadOrganisationId()), Typed.id(form.post()).orElse(null), language),
            choices.organisations(offered, supporting, language),
            choices.organisations(
                reach.supervisors(actor),
                supervisor == null ? Set.of() : Set.of(supervisor),
                language),
            choices.organisations(leads, Set.of(), language),
            choices.posts(leads, null, language)));
  }

  private MoreChoices more(Actor actor, long lead, MoreForm form, Language language) {
    var body = organisations.get(lead).bodyId();
    var units =
        organisations.ofBody(body).stream().map(each -> each.id()).collect(Collectors.toSet());
    return new MoreChoices(
        form,
        choices.posts(units, Typed.id(form.first()).orElse(null), language),
        choices.programmes(actor, form.programme(), language));
  }

  @PostMapping("/tasks/{id}/supervisor")
  @Requires(TASK_CLOSE)
  ModelAndView supervisor(
      @PathVariable long id, @ModelAttribute StateForm typed, Actor actor, Language language) {
    var task = tasks.require(actor, id, TaskTransition.CHANGE_SUPERVISOR);
    var outcome =
        Typed.id(typed.organisation())
            .map(chosen -> changes.changeSupervisor(actor, id, chosen))
            .orElseGet(() -> Outcome.invalid("tasks.refused.choice_unknown"));
    var now = changes.now(task);
    var form =
        new ChangeForm(
            now.title(),
            now.text(),
            null,
            now.supportingOrganisationIds().stream().map(String::valueOf).toList());
    return outcome.fold(
        _ -> Pages.seeOther("/tasks/" + id, "tasks.supervisor_changed"),
        why ->
            Refusals.shown(why, changePage(actor, task, form, MoreForm.of(now.more()), language)));
  }

  @GetMapping("/tasks/{id}/split")
  @Requires(TASK_CLOSE)
  ModelAndView split(@PathVariable long id, Actor actor, Language language) {
    var task = tasks.require(actor, id, TaskTransition.SPLIT);
    return splitPage(actor, task, ActForm.EMPTY, StateForm.EMPTY, language);
  }

  @PostMapping("/tasks/{id}/split")
  @Requires(TASK_CLOSE)
  ModelAndView split(
      @PathVariable long id,
      @ModelAttribute ActForm words,
      @ModelAttribute StateForm form,
      Actor actor,
      Language language) {
    var task = tasks.require(actor, id, TaskTransition.SPLIT);
    return parts(form)
        .fold(
            parts -> splitting.split(actor, id, parts, Typed.text(words.text())),
            Outcome::<Long>refused)
        .fold(
            _ -> Pages.seeOther("/tasks/" + id, "tasks.split"),
            why -> Refusals.shown(why, splitPage(actor, task, words, form, language)));
  }

  /// Rows with nothing in them are left out; half a row is a mistake.
  private static Outcome<List<Splitting.Part>> parts(StateForm form) {
    var parts = new ArrayList<Splitting.Part>();
    for (int n = 0; n < PARTS; n++) {
      if (form.part(n).isBlank() && form.partLead(n).isBlank() && form.partDay(n).isBlank()) {
        continue;
      }
      var lead = Typed.id(form.partLead(n));
      var day = Typed.date(form.partDay(n));
      if (form.part(n).isBlank() || lead.isEmpty() || day.isEmpty()) {
        return Outcome.invalid("tasks.refused.parts", PARTS);
      }
      parts.add(new Splitting.Part(Typed.text(form.part(n)), lead.get(), day.get()));
    }
    return Outcome.done(parts);
  }

  private ModelAndView splitPage(
      Actor actor, Task task, ActForm words, StateForm form, Language language) {
    var leads = reach.leads(actor);
    return Pages.page(
        "tasks/split",
        new SplitPage(
            task,
            Typed.text(words.text()),
            form,
            IntStream.range(0, PARTS)
                .mapToObj(n ->
                    choices.organisations(
                        leads, Typed.id(form.partLead(n)).map(Set::of).orElse(Set.of()), language))
                .toList()));
  }

  @GetMapping("/tasks/{id}/block")
  @Requires(TASK_REPORT)
  ModelAndView block(@PathVariable long id, Actor actor, Language language) {
    var task = tasks.require(actor, id, TaskTransition.BLOCK);
    return blockPage(actor, task, ActForm.EMPTY, StateForm.EMPTY, language);
  }

  @PostMapping("/tasks/{id}/block")
  @Requires(TASK_REPORT)
  ModelAndView block(
      @PathVariable long id,
      @ModelAttribute ActForm words,
      @ModelAttribute StateForm form,
      Actor actor,
      Language language) {
    var task = tasks.require(actor, id, TaskTransition.BLOCK);
    var blocker = Typed.id(form.blocker());
    var organisation = Typed.id(form.organisation());
    Outcome<Long> outcome;
    if (blocker.isEmpty() && !Typed.blank(form.blocker())) {
      outcome = Outcome.invalid("tasks.refused.blocker_unknown", Typed.text(form.blocker()));
    } else if (organisation.isEmpty() && !Typed.blank(form.organisation())) {
      outcome = Outcome.invalid("tasks.refused.choice_unknown");
    } else {
      outcome =
          holdUps.block(
              actor,
              id,
              new HoldUps.Blocker(
                  blocker.orElse(null), organisation.orElse(null), Typed.text(words.text())));
    }
    return outcome.fold(
        _ -> Pages.seeOther("/tasks/" + id, "tasks.blocked"),
        why -> Refusals.shown(why, blockPage(actor, task, words, form, language)));
  }

  private ModelAndView blockPage(
      Actor actor, Task task, ActForm words, StateForm form, Language language) {
    var around = new HashSet<>(reach.around(actor));
    around.remove(task.leadOrganisationId());
    return Pages.page(
        "tasks/block",
        new BlockPage(
            task,
            Typed.text(words.text()),
            form,
            choices.organisations(
                around, Typed.id(form.organisation()).map(Set::of).orElse(Set.of()), language)));
  }
}
