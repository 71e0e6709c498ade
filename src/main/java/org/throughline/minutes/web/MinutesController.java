package org.throughline.minutes.web;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.meetings.Meetings;
import org.throughline.minutes.Differences;
import org.throughline.minutes.Minutes;
import org.throughline.minutes.TextBlocks;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Requires;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.shared.web.Typed;

/// Shows minutes, writes and corrects them.
@Controller
class MinutesController {
  private final Minutes minutes;
  private final MinutesPages pages;
  private final Meetings meetings;
  private final TextBlocks blocks;
  private final Policy policy;

  MinutesController(
      Minutes minutes, MinutesPages pages, Meetings meetings, TextBlocks blocks, Policy policy) {
    this.minutes = minutes;
    this.pages = pages;
    this.meetings = meetings;
    this.blocks = blocks;
    this.policy = policy;
  }

  /// The version in force, else the one being written.
  @GetMapping("/meetings/{id}/minutes")
  @Requires(Permission.RECORD_READ)
  ModelAndView ofMeeting(@PathVariable("id") long id, Actor actor) {
    var meeting = meetings.get(actor, id);
    return minutes
        .current(meeting.id())
        .map(each -> Pages.seeOther("/minutes/" + each.id()))
        .orElseGet(() -> Pages.seeOther("/meetings/" + id + "#minutes"));
  }

  /// Drawn from the record; or a text of the writer's own, a paragraph a line.
  @PostMapping("/meetings/{id}/minutes")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView draw(
      @PathVariable("id") long id,
      @RequestParam(name = "minutes", required = false) @Nullable String text,
      Actor actor,
      Language language) {
    var own = Typed.text(text);
    return (own.isEmpty() ? minutes.draw(actor, id) : minutes.draft(actor, id, own))
        .fold(
            version -> Pages.seeOther("/minutes/" + version, "minutes.drawn"),
            why ->
                Refusals.shown(
                    why,
                    minutes
                        .current(id)
                        .map(each -> show(each.id(), actor, language, MinutesPage.Typed.NOTHING))
                        .orElseGet(() -> Pages.page("minutes/none", meetings.get(actor, id)))));
  }

  @GetMapping("/minutes/{id}")
  @Requires(Permission.RECORD_READ)
  ModelAndView show(@PathVariable("id") long id, Actor actor, Language language) {
    return show(id, actor, language, MinutesPage.Typed.NOTHING);
  }

  private ModelAndView show(long id, Actor actor, Language language, MinutesPage.Typed typed) {
    return Pages.page("minutes/show", pages.page(actor, id, language, typed));
  }

  @GetMapping("/minutes/{id}/edit")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView edit(@PathVariable("id") long id, Actor actor) {
    var version = minutes.get(actor, id);
    var meeting = meetings.get(actor, version.meetingId());
    policy.require(actor, Permission.MEETING_PREPARE, meeting.organisationId());
    if (!version.state().open()) {
      return Pages.seeOther("/minutes/" + id);
    }
    return editing(actor, id, new LinkedHashMap<>());
  }

  private ModelAndView editing(Actor actor, long id, LinkedHashMap<String, String> typed) {
    var version = minutes.get(actor, id);
    var meeting = meetings.get(actor, version.meetingId());
    return Pages.page(
        "minutes/edit",
        new EditPage(
            version,
            meeting,
            minutes.paragraphs(actor, id),
            blocks.of(actor).stream()
                .filter(each -> each.language() == meeting.language())
                .toList(),
            typed));
  }

  @PostMapping("/minutes/{id}")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView write(
      @PathVariable("id") long id, @RequestParam MultiValueMap<String, String> form, Actor actor) {
    var edits = EditPage.edits(form, blocks.of(actor));
    return minutes
        .edit(actor, id, edits)
        .fold(
            _ ->
                form.containsKey("more")
                    ? Pages.seeOther("/minutes/" + id + "/edit", "minutes.edited")
                    : Pages.seeOther("/minutes/" + id, "minutes.edited"),
            why -> Refusals.shown(why, editing(actor, id, EditPage.typed(form))));
  }

  @PostMapping("/minutes/{id}/redrawing")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView redraw(@PathVariable("id") long id, Actor actor, Language language) {
    return answer(minutes.redraw(actor, id), id, "minutes.redrawn", "redraw", "", actor, language);
  }

  @PostMapping("/minutes/{id}/correction")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView correct(
      @PathVariable("id") long id,
      @RequestParam(name = "reason", required = false) @Nullable String reason,
      Actor actor,
      Language language) {
    var why = Typed.text(reason);
    return minutes
        .correct(actor, id, why)
        .fold(
            version -> Pages.seeOther("/minutes/" + version + "/edit", "minutes.correction_begun"),
            refusal ->
                Refusals.shown(
                    refusal, show(id, actor, language, new MinutesPage.Typed("correct", why))));
  }

  @PostMapping("/minutes/{id}/dropping")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView drop(@PathVariable("id") long id, Actor actor, Language language) {
    return answer(minutes.drop(actor, id), id, "minutes.dropped", "drop", "", actor, language);
  }

  /// Against the version before it.
  @GetMapping("/minutes/{id}/changes")
  @Requires(Permission.RECORD_READ)
  ModelAndView changes(@PathVariable("id") long id, Actor actor) {
    var version = minutes.get(actor, id);
    var before =
        minutes.versions(version.meetingId()).stream()
            .filter(each -> each.number() < version.number())
            .findFirst()
            .orElseThrow(() -> new NotFound(new Ref(Kind.MINUTES, id)));
    return Pages.page(
        "minutes/changes",
        new ChangesPage(
            version,
            before,
            meetings.get(actor, version.meetingId()),
            Differences.between(
                minutes.paragraphs(actor, before.id()), minutes.paragraphs(actor, id))));
  }

  private ModelAndView answer(
      Outcome<Long> outcome,
      long id,
      String done,
      String open,
      String text,
      Actor actor,
      Language language) {
    return outcome.fold(
        version -> Pages.seeOther("/minutes/" + version, done),
        why -> Refusals.shown(why, show(id, actor, language, new MinutesPage.Typed(open, text))));
  }
}
