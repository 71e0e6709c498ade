package org.throughline.meetings.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.meetings.MeetingLists;
import org.throughline.meetings.MeetingView;
import org.throughline.meetings.Meetings;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Requires;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.tables.Extent;

/// Lists, plans, shows and changes meetings.
@Controller
class MeetingController {
  private static final int PAGE = 25;

  private final Meetings meetings;
  private final MeetingLists lists;
  private final MeetingPages pages;
  private final MeetingChoices choices;
  private final Policy policy;

  MeetingController(
      Meetings meetings,
      MeetingLists lists,
      MeetingPages pages,
      MeetingChoices choices,
      Policy policy) {
    this.meetings = meetings;
    this.lists = lists;
    this.pages = pages;
    this.choices = choices;
    this.policy = policy;
  }

  @GetMapping("/meetings")
  @Requires(Permission.RECORD_READ)
  ModelAndView list(
      Actor actor,
      Language language,
      @RequestParam(name = "view", required = false) @Nullable String view,
      @RequestParam(name = "page", required = false) @Nullable String page,
      Extent extent) {
    var chosen = Coded.find(MeetingView.class, view).orElse(MeetingView.OPEN);
    var count = lists.count(actor, chosen);
    var last = Math.max(1, (count + PAGE - 1) / PAGE);
    var number =
        extent.page(
            page != null && page.matches("[1-9][0-9]{0,6}")
                ? Math.min(Integer.parseInt(page), last)
                : 1);
    var offset = (number - 1) * PAGE;
    var shown = lists.list(actor, chosen, language, offset, extent.size(PAGE));
    var views =
        actor.overseesBelow()
            ? List.of(MeetingView.values())
            : List.of(MeetingView.OPEN, MeetingView.DONE);
    return Pages.page(
        "meetings/list",
        new MeetingListPage(
            chosen,
            views,
            shown,
            Permission.MEETING_PREPARE.grantedTo(actor.roles()),
            number,
            last,
            offset + 1,
            offset + shown.size(),
            count));
  }

  @GetMapping("/meetings/new")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView blank(Actor actor, Language language) {
    return planning(actor, language, PlanForm.empty(language.tag()));
  }

  @PostMapping("/meetings")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView plan(Actor actor, Language language, @ModelAttribute PlanForm form) {
    return Forms.meeting(form)
        .fold(
            planned ->
                meetings
                    .plan(actor, planned)
                    .fold(
                        id -> Pages.seeOther("/meetings/" + id, "meetings.planned"),
                        why -> Refusals.shown(why, planning(actor, language, form))),
            why -> Refusals.shown(why, planning(actor, language, form)));
  }

  @GetMapping("/meetings/{id}")
  @Requires(Permission.RECORD_READ)
  ModelAndView show(@PathVariable("id") long id, Actor actor, Language language) {
    return Pages.page("meetings/show", pages.page(actor, id, language, Typed.NOTHING));
  }

  @GetMapping("/meetings/{id}/edit")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView edit(@PathVariable("id") long id, Actor actor, Language language) {
    var meeting = meetings.get(actor, id);
    policy.require(actor, Permission.MEETING_PREPARE, meeting.organisationId());
    return changing(actor, language, id, PlanForm.of(meeting));
  }

  @PostMapping("/meetings/{id}")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView change(
      @PathVariable("id") long id, Actor actor, Language language, @ModelAttribute PlanForm typed) {
    var form = typed.of(meetings.get(actor, id).organisationId());
    return Forms.meeting(form)
        .fold(
            changed ->
                meetings
                    .change(actor, id, changed)
                    .fold(
                        _ -> Pages.seeOther("/meetings/" + id, "meetings.changed"),
                        why -> Refusals.shown(why, changing(actor, language, id, form))),
            why -> Refusals.shown(why, changing(actor, language, id, form)));
  }

  private ModelAndView planning(Actor actor, Language language, PlanForm form) {
    return Pages.page(
        "meetings/edit",
        new MeetingFormPage(null, "", form, choices.organisations(actor, language)));
  }

  private ModelAndView changing(Actor actor, Language language, long id, PlanForm form) {
    var name = meetings.get(actor, id).title();
    return Pages.page(
        "meetings/edit",
        new MeetingFormPage(id, name, form, choices.organisations(actor, language)));
  }
}
