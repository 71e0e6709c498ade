package org.throughline.series.web;

import static org.throughline.shared.web.Typed.blank;
import static org.throughline.shared.web.Typed.idOrNotFound;
import static org.throughline.shared.web.Typed.text;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.audit.Trail;
import org.throughline.meetings.Meetings;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Requires;
import org.throughline.series.SeriesOfMeetings;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;

/// Series of meetings: listed, begun, planned ahead, ended.
@Controller
class SeriesController {
  private final SeriesOfMeetings series;
  private final Meetings meetings;
  private final Organisations organisations;
  private final Policy policy;
  private final Trail trail;

  SeriesController(
      SeriesOfMeetings series,
      Meetings meetings,
      Organisations organisations,
      Policy policy,
      Trail trail) {
    this.series = series;
    this.meetings = meetings;
    this.organisations = organisations;
    this.policy = policy;
    this.trail = trail;
  }

  @GetMapping("/series")
  @Requires(Permission.RECORD_READ)
  ModelAndView list(Actor actor, Language language) {
    return Pages.page(
        "series/list",
        new SeriesListPage(
            series.ofBody(actor).stream()
                .map(each ->
                    new SeriesListPage.Row(
                        each, organisations.get(each.organisationId()).name(language)))
                .toList(),
            Permission.MEETING_PREPARE.grantedTo(actor.roles())));
  }

  @GetMapping("/series/new")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView unwritten(
      @RequestParam(name = "meeting", required = false) @Nullable String meeting,
      Actor actor,
      Language language) {
    var form =
        blank(meeting)
            ? SeriesForm.empty(language.tag())
            : SeriesForm.like(meetings.get(actor, idOrNotFound(Kind.MEETING, text(meeting))));
    return beginning(actor, language, form);
  }

  @PostMapping("/series")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView begin(Actor actor, Language language, @ModelAttribute SeriesForm form) {
    return SeriesForms.series(form)
        .fold(begun -> series.begin(actor, begun), Outcome::<Long>refused)
        .fold(
            id -> Pages.seeOther("/series/" + id, "series.begun"),
            why -> Refusals.shown(why, beginning(actor, language, form)));
  }

  @GetMapping("/series/{id}")
  @Requires(Permission.RECORD_READ)
  ModelAndView show(@PathVariable("id") long id, Actor actor, Language language) {
    return Pages.page("series/show", page(actor, id, language));
  }

  @PostMapping("/series/{id}/meetings")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView plan(
      @PathVariable("id") long id,
      @RequestParam(name = "count", required = false) @Nullable String count,
      Actor actor,
      Language language) {
    var wanted = text(count).matches("[0-9]{1,3}") ? Integer.parseInt(text(count)) : 0;
    return answer(series.plan(actor, id, wanted), "planned", id, actor, language);
  }

  @PostMapping("/series/{id}/terms")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView addTerm(
      @PathVariable("id") long id,
      @RequestParam(name = "name", required = false) @Nullable String name,
      @RequestParam(name = "beginsOn", required = false) @Nullable String beginsOn,
      @RequestParam(name = "endsOn", required = false) @Nullable String endsOn,
      Actor actor,
      Language language) {
    series.get(actor, id);
    var outcome =
        SeriesForms.day(beginsOn)
            .fold(
                begins ->
                    SeriesForms.day(endsOn)
                        .fold(
                            ends ->
                                begins.isEmpty()
                                    ? Outcome.<Long>invalid("series.term.begins")
                                    : series.addTerm(
                                        actor, id, text(name), begins.get(), ends.orElse(null)),
                            Outcome::<Long>refused),
                Outcome::<Long>refused);
    return answer(outcome, "term_added", id, actor, language);
  }

  @PostMapping("/series/{id}/end")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView end(@PathVariable("id") long id, Actor actor, Language language) {
    return answer(series.end(actor, id), "ended", id, actor, language);
  }

  private ModelAndView answer(
      Outcome<Long> outcome, String done, long id, Actor actor, Language language) {
    return outcome.fold(
        _ -> Pages.seeOther("/series/" + id, "series." + done),
        why -> Refusals.shown(why, Pages.page("series/show", page(actor, id, language))));
  }

  private SeriesPage page(Actor actor, long id, Language language) {
    var shown = series.get(actor, id);
    return new SeriesPage(
        shown,
        organisations.get(shown.organisationId()).name(language),
        series.items(id),
        series.meetings(actor, id),
        series.terms(shown.organisationId()),
        policy.allows(actor, Permission.MEETING_PREPARE, shown.organisationId()),
        SeriesOfMeetings.AHEAD,
        trail.of(List.of(new Ref(Kind.SERIES, id)), language));
  }

  private ModelAndView beginning(Actor actor, Language language, SeriesForm form) {
    var like =
        blank(form.like())
            ? ""
            : meetings.get(actor, idOrNotFound(Kind.MEETING, text(form.like()))).title();
    return Pages.page(
        "series/edit",
        new SeriesFormPage(
            form,
            like,
            organisations.ofBody(actor.bodyId()).stream()
                .map(each -> new SeriesFormPage.Choice(each.id(), each.name(language)))
                .toList()));
  }
}
