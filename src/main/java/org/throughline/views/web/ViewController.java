package org.throughline.views.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.organisations.Role;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.KeptView;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.shared.web.Typed;
import org.throughline.views.KeptViews;
import org.throughline.views.ViewedList;

/// The reader's views of all lists, to be named, shared, opened with and given up.
@Controller
class ViewController {
  private final KeptViews views;

  ViewController(KeptViews views) {
    this.views = views;
  }

  @GetMapping("/views")
  @Requires(Permission.RECORD_READ)
  ModelAndView list(Actor actor) {
    return page(actor, null);
  }

  private ModelAndView page(Actor actor, ViewsPage.@Nullable Typed typed) {
    return Pages.page(
        "views/list",
        new ViewsPage(
            views.all(actor), typed, actor.has(Role.UNIT_HEAD) || actor.has(Role.SECRETARY)));
  }

  @PostMapping("/views")
  @Requires(Permission.RECORD_READ)
  ModelAndView keep(
      @RequestParam(required = false) @Nullable String list,
      @RequestParam(required = false) @Nullable String query,
      @RequestParam(required = false) @Nullable String name,
      @RequestParam(required = false) @Nullable String share,
      @RequestParam(required = false) @Nullable String opens,
      Actor actor) {
    var of =
        ViewedList.at(Objects.requireNonNullElse(list, "")).orElseThrow(() -> new NotFound("list"));
    var typed =
        new ViewsPage.Typed(
            of, Typed.text(query), Typed.text(name), "true".equals(share), "true".equals(opens));
    return views
        .keep(actor, of, typed.query(), typed.name(), typed.share(), typed.opens())
        .fold(
            _ -> Pages.seeOther(of.path() + "?" + KeptView.canonical(typed.query()), "views.kept"),
            why -> Refusals.shown(why, page(actor, typed)));
  }

  private ModelAndView answer(Outcome<Long> outcome, String notice, Actor actor) {
    return outcome.fold(
        _ -> Pages.seeOther("/views", notice), why -> Refusals.shown(why, page(actor, null)));
  }

  @PostMapping("/views/{id}/name")
  @Requires(Permission.RECORD_READ)
  ModelAndView rename(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String name,
      @RequestParam(required = false) @Nullable String share,
      Actor actor) {
    return answer(
        views.rename(actor, id, Typed.text(name), "true".equals(share)), "views.renamed", actor);
  }

  @PostMapping("/views/{id}/opening")
  @Requires(Permission.RECORD_READ)
  ModelAndView opening(
      @PathVariable long id, @RequestParam(required = false) @Nullable String opens, Actor actor) {
    var chosen = "true".equals(opens);
    return answer(
        views.opening(actor, id, chosen), chosen ? "views.opens" : "views.opens_no_more", actor);
  }

  @PostMapping("/views/{id}/removal")
  @Requires(Permission.RECORD_READ)
  ModelAndView drop(@PathVariable long id, Actor actor) {
    return answer(views.drop(actor, id), "views.dropped", actor);
  }
}
