package org.throughline.meetings.web;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.meetings.FollowUps;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Language;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;

/// The report on earlier decisions: onto an agenda, or onto every one.
@Controller
class FollowUpController {
  private final FollowUps followUps;
  private final MeetingPages pages;

  FollowUpController(FollowUps followUps, MeetingPages pages) {
    this.followUps = followUps;
    this.pages = pages;
  }

  @PostMapping("/meetings/{id}/follow-up")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView put(@PathVariable("id") long id, Actor actor, Language language) {
    return followUps
        .put(actor, id)
        .fold(
            item -> Pages.seeOther("/items/" + item, "meetings.follow_up_put"),
            why ->
                Refusals.shown(
                    why,
                    Pages.page("meetings/show", pages.page(actor, id, language, Typed.NOTHING))));
  }

  @PostMapping("/meetings/{id}/follow-up-rule")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView rule(
      @PathVariable("id") long id,
      @RequestParam(required = false) @Nullable String always,
      Actor actor,
      Language language) {
    return followUps
        .rule(actor, id, always != null)
        .fold(
            meeting ->
                Pages.seeOther(
                    "/meetings/" + meeting + "#agenda",
                    always != null ? "meetings.follow_up_always" : "meetings.follow_up_by_hand"),
            why ->
                Refusals.shown(
                    why,
                    Pages.page("meetings/show", pages.page(actor, id, language, Typed.NOTHING))));
  }
}
