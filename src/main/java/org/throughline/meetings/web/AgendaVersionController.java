package org.throughline.meetings.web;

import static org.throughline.shared.web.Typed.text;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.meetings.AgendaChange;
import org.throughline.meetings.AgendaStage;
import org.throughline.meetings.AgendaVersion;
import org.throughline.meetings.AgendaVersions;
import org.throughline.meetings.Meetings;
import org.throughline.organisations.Actor;
import org.throughline.organisations.People;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Requires;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;

/// The versions of an agenda, and what changed from one to the next.
@Controller
class AgendaVersionController {
  private final AgendaVersions versions;
  private final Meetings meetings;
  private final People people;
  private final Policy policy;

  AgendaVersionController(
      AgendaVersions versions, Meetings meetings, People people, Policy policy) {
    this.versions = versions;
    this.meetings = meetings;
    this.people = people;
    this.policy = policy;
  }

  @GetMapping("/meetings/{id}/agenda")
  @Requires(Permission.RECORD_READ)
  ModelAndView show(@PathVariable("id") long id, Actor actor, Language language) {
    return Pages.page("meetings/agenda", page(actor, id, language));
  }

  @PostMapping("/meetings/{id}/agenda/draft")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView draft(
      @PathVariable("id") long id,
      @RequestParam(name = "note", required = false) @Nullable String note,
      Actor actor,
      Language language) {
    return answer(versions.draft(actor, id, text(note)), "agenda_drafted", id, actor, language);
  }

  @PostMapping("/meetings/{id}/agenda/approval")
  @Requires(Permission.AGENDA_APPROVE)
  ModelAndView approve(
      @PathVariable("id") long id,
      @RequestParam(name = "note", required = false) @Nullable String note,
      Actor actor,
      Language language) {
    return answer(versions.approve(actor, id, text(note)), "agenda_approved", id, actor, language);
  }

  @PostMapping("/meetings/{id}/agenda/final")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView finish(
      @PathVariable("id") long id,
      @RequestParam(name = "note", required = false) @Nullable String note,
      Actor actor,
      Language language) {
    return answer(versions.finish(actor, id, text(note)), "agenda_final", id, actor, language);
  }

  private ModelAndView answer(
      Outcome<Long> outcome, String done, long id, Actor actor, Language language) {
    return outcome.fold(
        _ -> Pages.seeOther("/meetings/" + id + "/agenda", "meetings." + done),
        why -> Refusals.shown(why, Pages.page("meetings/agenda", page(actor, id, language))));
  }

  private AgendaPage page(Actor actor, long id, Language language) {
    var meeting = meetings.get(actor, id);
    var now = versions.now(actor, meeting);
    var all = versions.of(actor, id);
    var open = meeting.state().agendaOpen();
    var latest = all.isEmpty() ? null : all.getFirst();
    var since =
        latest == null ? List.<AgendaChange>of() : AgendaChange.between(latest.items(), now);
    var prepares =
        open && policy.allows(actor, Permission.MEETING_PREPARE, meeting.organisationId());
    var approves =
        open && policy.allows(actor, Permission.AGENDA_APPROVE, meeting.organisationId());
    var stage = latest == null ? null : latest.stage();
    return new AgendaPage(
        meeting,
        java.util.stream.IntStream.range(0, all.size())
            .mapToObj(i -> version(all, i, language))
            .toList(),
        since,
        prepares && !now.isEmpty() && (latest == null || !since.isEmpty()),
        approves && stage == AgendaStage.DRAFT && since.isEmpty(),
        prepares && stage == AgendaStage.APPROVED && since.isEmpty());
  }

  /// @param all the latest first
  private AgendaPage.Version version(List<AgendaVersion> all, int at, Language language) {
    var version = all.get(at);
    return new AgendaPage.Version(
        version,
        people.get(version.madeBy()).name(language),
        at + 1 == all.size()
            ? List.of()
            : AgendaChange.between(all.get(at + 1).items(), version.items()));
  }
}
