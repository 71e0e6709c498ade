package org.throughline.tasks.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.calendars.Deadlines;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Access;
import org.throughline.shared.Coded;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.shared.web.Typed;
import org.throughline.tasks.DeadlineRules;
import org.throughline.tasks.NewTask;
import org.throughline.tasks.Origin;
import org.throughline.tasks.Recurrences;
import org.throughline.tasks.Rhythm;
import org.throughline.tasks.TaskReach;
import org.throughline.tasks.Tasks;

/// Issuing a task, and handing one down.
@Controller
class IssuingController {
  private final Tasks tasks;
  private final TaskReach reach;
  private final Choices choices;
  private final Measures measures;
  private final Recurrences recurrences;
  private final Deadlines deadlines;
  private final DeadlineRules rules;
  private final DeadlineFields.Gathering fields;
  private final Clock clock;

  IssuingController(
      Tasks tasks,
      TaskReach reach,
      Choices choices,
      Measures measures,
      Recurrences recurrences,
      Deadlines deadlines,
      DeadlineRules rules,
      DeadlineFields.Gathering fields,
      Clock clock) {
    this.tasks = tasks;
    this.reach = reach;
    this.choices = choices;
    this.measures = measures;
    this.recurrences = recurrences;
    this.deadlines = deadlines;
    this.rules = rules;
    this.fields = fields;
    this.clock = clock;
  }

  /// From a clause, from a decision clause, or else on one's own initiative.
  @GetMapping(path = "/tasks/new", params = "!parent")
  @Requires(Permission.TASK_ISSUE)
  ModelAndView begin(
      @RequestParam(required = false) @Nullable String clause,
      @RequestParam(required = false) @Nullable String decisionClause,
      Actor actor,
      Language language) {
    return begin(actor, TaskForms.origin(clause, decisionClause, null), language);
  }

  @GetMapping(path = "/tasks/new", params = "parent")
  @Requires(Permission.TASK_HAND_DOWN)
  ModelAndView beginBelow(@RequestParam String parent, Actor actor, Language language) {
    return begin(actor, new Origin.OfTask(Typed.idOrNotFound(Kind.TASK, parent)), language);
  }

  private ModelAndView begin(Actor actor, Origin origin, Language language) {
    var draft = tasks.draft(actor, origin);
    var office = reach.inspectionOffice(actor.bodyId()).map(String::valueOf).orElse("");
    var form =
        new TaskForm(
            null,
            null,
            null,
            draft.title(),
            draft.text(),
            null,
            null,
            List.of(),
            office,
            "deadline",
            null,
            null,
            draft.access().code());
    var more = MoreForm.measuredBy(measures.usual(actor, origin));
    return page(actor, origin, form, DeadlineForm.EMPTY, more, language);
  }

  @PostMapping("/tasks")
  @Requires(Permission.TASK_ISSUE)
  ModelAndView issue(
      @ModelAttribute TaskForm form,
      @ModelAttribute DeadlineForm rule,
      @ModelAttribute MoreForm more,
      Actor actor,
      Language language) {
    var origin = TaskForms.origin(form);
    var repeats = Coded.find(Rhythm.Unit.class, more.repeat()).isPresent();
    return issue(actor, origin, form, rule, more, language)
        .fold(
            id ->
                repeats
                    ? Pages.seeOther("/recurrences/" + id, "tasks.recurrence_created")
                    : Pages.seeOther("/tasks/" + id, "tasks.issued"),
            why -> Refusals.shown(why, page(actor, origin, form, rule, more, language)));
  }

  @PostMapping("/tasks/{id}/subtasks")
  @Requires(Permission.TASK_HAND_DOWN)
  ModelAndView handDown(
      @PathVariable long id,
      @ModelAttribute TaskForm form,
      @ModelAttribute DeadlineForm rule,
      @ModelAttribute MoreForm more,
      Actor actor,
      Language language) {
    var origin = new Origin.OfTask(id);
    return issue(actor, origin, form, rule, more, language)
        .fold(
            subtask -> Pages.seeOther("/tasks/" + subtask, "tasks.handed_down"),
            why -> Refusals.shown(why, page(actor, origin, form, rule, more, language)));
  }

  private Outcome<Long> issue(
      Actor actor,
      Origin origin,
      TaskForm form,
      DeadlineForm rule,
      MoreForm more,
      Language language) {
    var refusal = form.reviewed() ? null : rule.refusal(deadlines, actor);
    if (refusal != null) {
      return Outcome.refused(refusal);
    }
    var explained = rule.explained(deadlines, actor);
    var filled = explained.map(each -> DeadlineForm.filled(form, each, language)).orElse(form);
    if (more.strange()) {
      return Outcome.invalid("tasks.refused.choice_unknown");
    }
    var read =
        TaskForms.read(filled, origin)
            .fold(task -> Outcome.done(task.with(more.read())), Outcome::<NewTask>refused);
    var unit = Coded.find(Rhythm.Unit.class, more.repeat());
    if (unit.isPresent() && !(origin instanceof Origin.OfTask)) {
      return read.fold(task -> repeat(actor, task, more, unit.get()), Outcome::<Long>refused);
    }
    var issued = read.fold(task -> tasks.issue(actor, task), Outcome::<Long>refused);
    if (issued instanceof Outcome.Done<Long>(var id)) {
      explained
          .filter(each -> DeadlineForm.holds(filled, each))
          .ifPresent(each -> rules.keep(id, each));
    }
    return issued;
  }

  private Outcome<Long> repeat(Actor actor, NewTask task, MoreForm more, Rhythm.Unit unit) {
    var every = Typed.id(more.every()).filter(n -> n <= 60).orElse(0L).intValue();
    var until = Typed.date(more.until());
    if (until.isEmpty() && !Typed.blank(more.until())) {
      return Outcome.invalid("tasks.refused.date_malformed");
    }
    var ahead = Typed.text(more.leadDays());
    if (!ahead.matches("[0-9]{0,3}")) {
      return Outcome.invalid("tasks.refused.recurrence_lead");
    }
    return recurrences.create(
        actor,
        task,
        new Rhythm(every, unit, until.orElse(null), ahead.isEmpty() ? 0 : Integer.parseInt(ahead)));
  }

  /// Lets the chosen rule find the day, and shows who has how long; nothing is issued.
  @PostMapping("/tasks/deadline")
  @Requires(Permission.TASK_ISSUE)
  ModelAndView count(
      @ModelAttribute TaskForm form,
      @ModelAttribute DeadlineForm rule,
      @ModelAttribute MoreForm more,
      Actor actor,
      Language language) {
    return counted(actor, TaskForms.origin(form), form, rule, more, language);
  }

  @PostMapping("/tasks/{id}/subtasks/deadline")
  @Requires(Permission.TASK_HAND_DOWN)
  ModelAndView countBelow(
      @PathVariable long id,
      @ModelAttribute TaskForm form,
      @ModelAttribute DeadlineForm rule,
      @ModelAttribute MoreForm more,
      Actor actor,
      Language language) {
    return counted(actor, new Origin.OfTask(id), form, rule, more, language);
  }

  private ModelAndView counted(
      Actor actor,
      Origin origin,
      TaskForm form,
      DeadlineForm rule,
      MoreForm more,
      Language language) {
    var refusal = rule.refusal(deadlines, actor);
    var found =
        rule.explained(deadlines, actor)
            .map(each -> form.due(each.date().toString(), each.sentence(language)))
            .orElse(form);
    var shown = page(actor, origin, found, rule, more, language);
    return refusal == null ? shown : Refusals.shown(refusal, shown);
  }

  /// @throws org.throughline.shared.NotFound where the actor may not know of the origin
  private ModelAndView page(
      Actor actor,
      Origin origin,
      TaskForm form,
      DeadlineForm rule,
      MoreForm more,
      Language language) {
    var draft = tasks.draft(actor, origin);
    var parentDue =
        origin instanceof Origin.OfTask(var parent) ? tasks.get(actor, parent).deadline() : null;
    var leads = reach.leads(actor);
    return Pages.page(
        "tasks/edit",
        new NewTaskPage(
            action(origin),
            ref(origin),
            from(origin),
            draft.text(),
            parentDue,
            draft.access() == Access.RESTRICTED,
            form,
            choices.organisations(leads, chosen(form.lead()), language),
            choices.posts(leads, Typed.id(form.post()).orElse(null), language),
            choices.organisations(
                reach.supporting(actor),
                form.supportingIds().stream()
                    .flatMap(each -> Typed.id(each).stream())
                    .collect(Collectors.toSet()),
                language),
            choices.organisations(reach.supervisors(actor), chosen(form.supervisor()), language),
            LocalDate.now(clock),
            fields.of(actor, form, rule, parentDue),
            new MoreChoices(
                more,
                choices.posts(leads, Typed.id(more.first()).orElse(null), language),
                choices.programmes(actor, more.programme(), language)),
            measures.of(actor, more.measureIds())));
  }

  private static Set<Long> chosen(@Nullable String id) {
    return Typed.id(id).map(Set::of).orElse(Set.of());
  }

  private static String action(Origin origin) {
    return origin instanceof Origin.OfTask(var parent)
        ? "/tasks/" + parent + "/subtasks"
        : "/tasks";
  }

  private static String from(Origin origin) {
    return switch (origin) {
      case Origin.OfClause _ -> "clause";
      case Origin.OfDecisionClause _ -> "decision_clause";
      case Origin.OfTask _ -> "parent";
      case Origin.OwnInitiative _ -> "own";
    };
  }

  private static @Nullable Ref ref(Origin origin) {
    return switch (origin) {
      case Origin.OfClause(var id) -> new Ref(Kind.CLAUSE, id);
      case Origin.OfDecisionClause(var id) -> new Ref(Kind.DECISION_CLAUSE, id);
      case Origin.OfTask(var id) -> new Ref(Kind.TASK, id);
      case Origin.OwnInitiative _ -> null;
    };
  }
}
