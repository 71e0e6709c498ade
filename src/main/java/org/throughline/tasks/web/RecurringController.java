package org.throughline.tasks.web;

import static org.throughline.organisations.Permission.PROGRAMME_KEEP;
import static org.throughline.organisations.Permission.RECORD_READ;
import static org.throughline.organisations.Permission.TASK_ISSUE;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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
import org.throughline.organisations.Actor;
import org.throughline.organisations.Addressees;
import org.throughline.organisations.OrganisationKind;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Requires;
import org.throughline.organisations.Role;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.shared.web.Typed;
import org.throughline.tasks.Programmes;
import org.throughline.tasks.Recurrences;

/// Programmes and recurring obligations: what many tasks belong to.
@Controller
class RecurringController {
  private final Programmes programmes;
  private final Recurrences recurrences;
  private final Organisations organisations;
  private final TaskPages pages;

  RecurringController(
      Programmes programmes,
      Recurrences recurrences,
      Organisations organisations,
      TaskPages pages) {
    this.programmes = programmes;
    this.recurrences = recurrences;
    this.organisations = organisations;
    this.pages = pages;
  }

  @GetMapping("/programmes")
  @Requires(RECORD_READ)
  ModelAndView programmes(Actor actor, Language language) {
    return programmes(actor, "", "", Set.of(), language);
  }

  private ModelAndView programmes(
      Actor actor, String en, String zh, Set<String> kinds, Language language) {
    var list = programmes.list(actor);
    var owners =
        organisations.names(
            list.stream().map(each -> each.ownerOrganisationId()).collect(Collectors.toSet()),
            language);
    return Pages.page(
        "tasks/programmes",
        new ProgrammesPage(
            list.stream()
                .map(each ->
                    new ProgrammesPage.Row(
                        each.id(),
                        each.name(language),
                        owners.getOrDefault(each.ownerOrganisationId(), ""),
                        Programmes.coverage(programmes.places(actor, each.id()))))
                .toList(),
            actor.has(Role.SECRETARY),
            en,
            zh,
            kinds));
  }

  @PostMapping("/programmes")
  @Requires(PROGRAMME_KEEP)
  ModelAndView create(
      @RequestParam(required = false) @Nullable String nameEn,
      @RequestParam(required = false) @Nullable String nameZh,
      @RequestParam(required = false) @Nullable List<String> kind,
      Actor actor,
      Language language) {
    var codes = Set.copyOf(Objects.requireNonNullElse(kind, List.<String>of()));
    var kinds =
        Arrays.stream(OrganisationKind.values())
            .filter(each -> codes.contains(each.code()))
            .collect(Collectors.toSet());
    return programmes
        .create(
            actor,
            Typed.text(nameEn),
            Typed.text(nameZh),
            new Addressees.Under(actor.bodyId(), kinds))
        .fold(
            id -> Pages.seeOther("/programmes/" + id, "tasks.programme_created"),
            why ->
                Refusals.shown(
                    why,
                    programmes(actor, Typed.text(nameEn), Typed.text(nameZh), codes, language)));
  }

  @GetMapping("/programmes/{id}")
  @Requires(RECORD_READ)
  ModelAndView programme(@PathVariable long id, Actor actor, Language language) {
    return programme(id, null, null, actor, language);
  }

  private ModelAndView programme(
      long id, @Nullable String en, @Nullable String zh, Actor actor, Language language) {
    var programme = programmes.get(actor, id);
    var places = programmes.places(actor, id);
    var ids = places.stream().map(each -> each.organisationId()).collect(Collectors.toSet());
    ids.add(programme.ownerOrganisationId());
    return Pages.page(
        "tasks/programme",
        new ProgrammePage(
            id,
            programme.name(language),
            programme.ownerOrganisationId(),
            places,
            Programmes.coverage(places),
            organisations.names(ids, language),
            programmes.mayKeep(actor, programme),
            Objects.requireNonNullElse(en, Objects.requireNonNullElse(programme.nameEn(), "")),
            Objects.requireNonNullElse(zh, Objects.requireNonNullElse(programme.nameZh(), "")),
            en != null || zh != null));
  }

  @PostMapping("/programmes/{id}/name")
  @Requires(PROGRAMME_KEEP)
  ModelAndView rename(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String nameEn,
      @RequestParam(required = false) @Nullable String nameZh,
      Actor actor,
      Language language) {
    var en = Typed.text(nameEn);
    var zh = Typed.text(nameZh);
    return programmes
        .rename(actor, id, en, zh)
        .fold(
            _ -> Pages.seeOther("/programmes/" + id, "tasks.programme_renamed"),
            why -> Refusals.shown(why, programme(id, en, zh, actor, language)));
  }

  @GetMapping("/recurrences")
  @Requires(RECORD_READ)
  ModelAndView recurrences(Actor actor, Language language) {
    var list = recurrences.list(actor);
    return Pages.page(
        "tasks/recurrences",
        new RecurrencesPage(
            list,
            organisations.names(
                list.stream().map(each -> each.leadOrganisationId()).collect(Collectors.toSet()),
                language)));
  }

  @GetMapping("/recurrences/{id}")
  @Requires(RECORD_READ)
  ModelAndView recurrence(@PathVariable long id, Actor actor, Language language) {
    return recurrence(id, null, actor, language);
  }

  private ModelAndView recurrence(
      long id, @Nullable RecurrenceForm typed, Actor actor, Language language) {
    var recurrence = recurrences.get(actor, id);
    return Pages.page(
        "tasks/recurrence",
        new RecurrencePage(
            recurrence,
            organisations
                .names(Set.of(recurrence.leadOrganisationId()), language)
                .getOrDefault(recurrence.leadOrganisationId(), ""),
            pages.rows(recurrences.occurrences(actor, id), actor, language),
            actor.has(Role.SECRETARY)
                && organisations.get(recurrence.issuingOrganisationId()).bodyId() == actor.bodyId(),
            typed));
  }

  @PostMapping("/recurrences/{id}")
  @Requires(TASK_ISSUE)
  ModelAndView change(
      @PathVariable long id, @ModelAttribute RecurrenceForm form, Actor actor, Language language) {
    recurrences.get(actor, id);
    return form.rhythm()
        .fold(
            rhythm ->
                recurrences.change(
                    actor, id, Typed.text(form.title()), Typed.text(form.text()), rhythm),
            Outcome::<Long>refused)
        .fold(
            _ -> Pages.seeOther("/recurrences/" + id, "tasks.recurrence_changed"),
            why -> Refusals.shown(why, recurrence(id, form, actor, language)));
  }

  private ModelAndView answer(Outcome<Long> outcome, long id, Actor actor, Language language) {
    return outcome.fold(
        _ -> Pages.seeOther("/recurrences/" + id, "tasks.recurrence_moved"),
        why -> Refusals.shown(why, recurrence(id, actor, language)));
  }

  @PostMapping("/recurrences/{id}/pause")
  @Requires(TASK_ISSUE)
  ModelAndView pause(@PathVariable long id, Actor actor, Language language) {
    return answer(recurrences.pause(actor, id), id, actor, language);
  }

  @PostMapping("/recurrences/{id}/resumption")
  @Requires(TASK_ISSUE)
  ModelAndView resume(@PathVariable long id, Actor actor, Language language) {
    return answer(recurrences.resume(actor, id), id, actor, language);
  }

  @PostMapping("/recurrences/{id}/end")
  @Requires(TASK_ISSUE)
  ModelAndView end(@PathVariable long id, Actor actor, Language language) {
    return answer(recurrences.end(actor, id), id, actor, language);
  }
}
