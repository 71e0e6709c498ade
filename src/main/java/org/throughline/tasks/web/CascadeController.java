package org.throughline.tasks.web;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.organisations.Actor;
import org.throughline.organisations.AddresseeChoice.Unresolved;
import org.throughline.organisations.AddresseeForm;
import org.throughline.organisations.AddresseeReading;
import org.throughline.organisations.Addressees;
import org.throughline.organisations.Organisation;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Access;
import org.throughline.shared.Coded;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Refusal;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.shared.web.Typed;
import org.throughline.tasks.Cascades;
import org.throughline.tasks.CorrectedClauses;
import org.throughline.tasks.NewTask;
import org.throughline.tasks.Origin;
import org.throughline.tasks.TaskReach;
import org.throughline.tasks.Tasks;

/// One task for each of many bodies: choose them, see who would lead where, issue.
@Controller
class CascadeController {
  private static final int SHOWN = 50;

  private final Tasks tasks;
  private final Cascades cascades;
  private final CorrectedClauses corrected;
  private final AddresseeReading reading;
  private final TaskReach reach;
  private final Choices choices;
  private final TaskPages pages;
  private final Organisations organisations;

  CascadeController(
      Tasks tasks,
      Cascades cascades,
      CorrectedClauses corrected,
      AddresseeReading reading,
      TaskReach reach,
      Choices choices,
      TaskPages pages,
      Organisations organisations) {
    this.tasks = tasks;
    this.cascades = cascades;
    this.corrected = corrected;
    this.reading = reading;
    this.reach = reach;
    this.choices = choices;
    this.pages = pages;
    this.organisations = organisations;
  }

  @GetMapping("/tasks/{id}/cascade")
  @Requires(Permission.TASK_HAND_DOWN)
  ModelAndView below(@PathVariable long id, Actor actor, Language language) {
    return begin(actor, new Origin.OfTask(id), language);
  }

  @GetMapping("/clauses/{id}/tasks")
  @Requires(Permission.TASK_ISSUE)
  ModelAndView ofClause(@PathVariable long id, Actor actor, Language language) {
    return begin(actor, new Origin.OfClause(id), language);
  }

  private ModelAndView begin(Actor actor, Origin origin, Language language) {
    var draft = tasks.draft(actor, origin);
    var office = reach.inspectionOffice(actor.bodyId()).map(String::valueOf).orElse("");
    var like =
        origin instanceof Origin.OfTask(var id)
            ? String.valueOf(tasks.get(actor, id).leadOrganisationId())
            : "";
    var form =
        new CascadeForm(
            draft.title(),
            draft.text(),
            like,
            office,
            "deadline",
            null,
            null,
            draft.access().code(),
            null);
    return page(actor, origin, form, AddresseeForm.EMPTY, List.of(), null, language);
  }

  @PostMapping("/tasks/{id}/cascade/preview")
  @Requires(Permission.TASK_HAND_DOWN)
  ModelAndView previewBelow(
      @PathVariable long id,
      @ModelAttribute CascadeForm form,
      @ModelAttribute AddresseeForm to,
      Actor actor,
      Language language) {
    return preview(actor, new Origin.OfTask(id), form, to, language);
  }

  @PostMapping("/clauses/{id}/tasks/preview")
  @Requires(Permission.TASK_ISSUE)
  ModelAndView previewOfClause(
      @PathVariable long id,
      @ModelAttribute CascadeForm form,
      @ModelAttribute AddresseeForm to,
      Actor actor,
      Language language) {
    return preview(actor, new Origin.OfClause(id), form, to, language);
  }

  private ModelAndView preview(
      Actor actor, Origin origin, CascadeForm form, AddresseeForm to, Language language) {
    tasks.draft(actor, origin);
    return switch (reading.read(actor, to)) {
      case Outcome.Refused<AddresseeReading.Read>(var why) ->
          Refusals.shown(why, page(actor, origin, form, to, List.of(), null, language));
      case Outcome.Done<AddresseeReading.Read>(var read) ->
          read.unresolved().isEmpty()
              ? previewed(actor, origin, form, to, read.addressees(), language)
              : Refusals.shown(
                  Refusal.invalid("organisations.refused.unresolved", read.unresolved().size()),
                  page(actor, origin, form, to, read.unresolved(), null, language));
    };
  }

  private ModelAndView previewed(
      Actor actor,
      Origin origin,
      CascadeForm form,
      AddresseeForm to,
      Addressees addressees,
      Language language) {
    return read(form, origin)
        .fold(
            task -> cascades.plan(actor, task, addressees, like(actor, form)),
            Outcome::<Cascades.Plan>refused)
        .fold(
            plan -> page(actor, origin, form, to, List.of(), plan, language),
            why -> Refusals.shown(why, page(actor, origin, form, to, List.of(), null, language)));
  }

  private @Nullable Long like(Actor actor, CascadeForm form) {
    var id = Typed.id(form.like()).orElse(null);
    return id != null && reach.own(actor).contains(id) ? id : null;
  }

  private static Outcome<NewTask> read(CascadeForm form, Origin origin) {
    var date = Typed.date(form.date());
    var access = Coded.find(Access.class, form.access());
    if (access.isEmpty()) {
      return Outcome.invalid("tasks.refused.choice_unknown");
    }
    if (date.isEmpty() && !Typed.blank(form.date())) {
      return Outcome.invalid("tasks.refused.date_malformed");
    }
    var review = "review".equals(form.timing());
    return Outcome.done(
        new NewTask(
            origin,
            Typed.text(form.title()),
            Typed.text(form.text()),
            0,
            null,
            Set.of(),
            Typed.id(form.supervisor()).orElse(null),
            review ? null : date.orElse(null),
            review ? date.orElse(null) : null,
            Typed.blank(form.rule()) ? null : Typed.text(form.rule()),
            access.get()));
  }

  @PostMapping("/tasks/{id}/cascade")
  @Requires(Permission.TASK_HAND_DOWN)
  ModelAndView handDown(
      @PathVariable long id,
      @ModelAttribute CascadeForm form,
      @ModelAttribute AddresseeForm to,
      Actor actor,
      Language language) {
    return issue(actor, new Origin.OfTask(id), form, to, "/tasks/" + id + "#subtasks", language);
  }

  @PostMapping("/clauses/{id}/tasks")
  @Requires(Permission.TASK_ISSUE)
  ModelAndView issueForClause(
      @PathVariable long id,
      @ModelAttribute CascadeForm form,
      @ModelAttribute AddresseeForm to,
      Actor actor,
      Language language) {
    return issue(actor, new Origin.OfClause(id), form, to, "/line/clause/" + id, language);
  }

  private ModelAndView issue(
      Actor actor,
      Origin origin,
      CascadeForm form,
      AddresseeForm to,
      String next,
      Language language) {
    tasks.draft(actor, origin);
    var expected =
        Typed.id(form.expected()).filter(each -> each <= Cascades.MOST).orElse(0L).intValue();
    return reading
        .read(actor, to)
        .fold(
            read ->
                read.unresolved().isEmpty()
                    ? read(form, origin)
                        .fold(
                            task ->
                                cascades.issue(
                                    actor, task, read.addressees(), like(actor, form), expected),
                            Outcome::<Integer>refused)
                    : Outcome.<Integer>invalid(
                        "organisations.refused.unresolved", read.unresolved().size()),
            Outcome::<Integer>refused)
        .fold(
            _ -> Pages.seeOther(next, "tasks.cascaded"),
            why -> Refusals.shown(why, page(actor, origin, form, to, List.of(), null, language)));
  }

  private ModelAndView page(
      Actor actor,
      Origin origin,
      CascadeForm form,
      AddresseeForm to,
      List<Unresolved> unresolved,
      Cascades.@Nullable Plan plan,
      Language language) {
    var draft = tasks.draft(actor, origin);
    var parent = origin instanceof Origin.OfTask(var id) ? tasks.get(actor, id) : null;
    var led = plan == null ? List.<Cascades.Led>of() : plan.led().stream().limit(SHOWN).toList();
    var names = organisations.names(led.stream().map(Cascades.Led::unitId).toList(), language);
    return Pages.page(
        "tasks/cascade",
        new CascadePage(
            action(origin),
            back(origin),
            parent != null ? parent.title() : draft.title(),
            draft.text().isEmpty() ? draft.title() : draft.text(),
            parent == null ? null : parent.deadline(),
            draft.access() == Access.RESTRICTED,
            form,
            reading.offer(actor, to, unresolved, Set.of(), language),
            choices.organisations(reach.own(actor), chosen(form.like()), language),
            choices.organisations(reach.supervisors(actor), chosen(form.supervisor()), language),
            plan,
            led.stream()
                .map(each ->
                    new CascadePage.Row(
                        each.body().name(language),
                        names.getOrDefault(each.unitId(), ""),
                        each.namesake()))
                .toList(),
            first(plan == null ? List.of() : plan.unled(), language),
            first(plan == null ? List.of() : plan.served(), language)));
  }

  private static List<String> first(List<Organisation> bodies, Language language) {
    return bodies.stream().limit(SHOWN).map(each -> each.name(language)).toList();
  }

  private static Set<Long> chosen(@Nullable String id) {
    return Typed.id(id).map(Set::of).orElse(Set.of());
  }

  private static String action(Origin origin) {
    return switch (origin) {
      case Origin.OfTask(var id) -> "/tasks/" + id + "/cascade";
      case Origin.OfClause(var id) -> "/clauses/" + id + "/tasks";
      case Origin.OfDecisionClause _, Origin.OwnInitiative _ ->
          throw new NotFound(Kind.TASK.code());
    };
  }

  private static String back(Origin origin) {
    return action(origin).substring(0, action(origin).lastIndexOf('/'));
  }

  /// What becomes of a task whose clause was corrected.
  @PostMapping("/tasks/{id}/correction")
  @Requires(Permission.TASK_CLOSE)
  ModelAndView answer(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String answer,
      @RequestParam(required = false) @Nullable String text,
      Actor actor,
      Language language) {
    tasks.get(actor, id);
    return ("reopened".equals(answer)
            ? corrected.reopen(actor, id, Typed.text(text))
            : corrected.stillRight(actor, id, text))
        .fold(
            _ ->
                Pages.seeOther(
                    "/tasks/" + id,
                    "reopened".equals(answer) ? "tasks.reopened" : "tasks.still_right"),
            why ->
                Refusals.shown(
                    why,
                    Pages.page(
                        "tasks/show", pages.page(actor, id, null, ActForm.EMPTY, language))));
  }
}
