package org.throughline.meetings.web;

import static org.throughline.shared.web.Typed.text;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.meetings.WaitingItems;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Language;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;

/// What waits for a meeting: all of it on one page, and put on an agenda from either side.
@Controller
class WaitingController {
  private final WaitingItems waiting;
  private final WaitingRows rows;
  private final MeetingPages pages;
  private final Organisations organisations;

  WaitingController(
      WaitingItems waiting, WaitingRows rows, MeetingPages pages, Organisations organisations) {
    this.waiting = waiting;
    this.rows = rows;
    this.pages = pages;
    this.organisations = organisations;
  }

  @GetMapping("/waiting-items")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView list(Actor actor, Language language) {
    return Pages.page("meetings/waiting", page(actor, language));
  }

  @PostMapping("/meetings/{id}/waiting-items/{waiting}")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView place(
      @PathVariable("id") long id,
      @PathVariable("waiting") long waitingId,
      Actor actor,
      Language language) {
    return waiting
        .place(actor, id, waitingId)
        .fold(
            item -> Pages.seeOther("/meetings/" + id + "#item-" + item, "meetings.item_added"),
            why ->
                Refusals.shown(
                    why,
                    Pages.page("meetings/show", pages.page(actor, id, language, Typed.NOTHING))));
  }

  @PostMapping("/waiting-items/{id}/laying-aside")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView layAside(
      @PathVariable("id") long id,
      @RequestParam(name = "reason", required = false) @Nullable String reason,
      Actor actor,
      Language language) {
    return waiting
        .layAside(actor, id, text(reason))
        .fold(
            _ -> Pages.seeOther("/waiting-items", "meetings.laid_aside"),
            why -> Refusals.shown(why, Pages.page("meetings/waiting", page(actor, language))));
  }

  private WaitingPage page(Actor actor, Language language) {
    return new WaitingPage(
        organisations.get(actor.bodyId()).name(language),
        rows.of(waiting.inBody(actor), actor, language));
  }
}
