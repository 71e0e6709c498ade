package org.throughline.sittings.web;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Language;
import org.throughline.shared.web.Pages;

/// The secretary's page and the screen in the room, and what is new on either.
@Controller
class LiveController {
  private final LivePages pages;
  private final Boards boards;
  private final News news;

  LiveController(LivePages pages, Boards boards, News news) {
    this.pages = pages;
    this.boards = boards;
    this.news = news;
  }

  @GetMapping("/meetings/{id}/live")
  @Requires(Permission.OUTCOME_RECORD)
  ModelAndView live(@PathVariable("id") long id, Actor actor, Language language) {
    return pages.shown(actor, id, language);
  }

  @GetMapping("/meetings/{id}/live/news")
  @Requires(Permission.OUTCOME_RECORD)
  ModelAndView news(
      @PathVariable("id") long id,
      @RequestParam(name = "since", required = false) @Nullable String since,
      Actor actor,
      Language language) {
    return news.since(
        actor, id, since, () -> Pages.page("sittings/_live", pages.page(actor, id, language)));
  }

  @GetMapping("/meetings/{id}/screen")
  @Requires(Permission.RECORD_READ)
  ModelAndView screen(@PathVariable("id") long id, Actor actor, Language language) {
    return Pages.page("sittings/screen", boards.board(actor, id, language, true));
  }

  @GetMapping("/meetings/{id}/screen/news")
  @Requires(Permission.RECORD_READ)
  ModelAndView screenNews(
      @PathVariable("id") long id,
      @RequestParam(name = "since", required = false) @Nullable String since,
      Actor actor,
      Language language) {
    return news.since(
        actor,
        id,
        since,
        () -> Pages.page("sittings/_screen", boards.board(actor, id, language, true)));
  }
}
