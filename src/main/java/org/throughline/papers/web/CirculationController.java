package org.throughline.papers.web;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.papers.Circulation;
import org.throughline.papers.Papers;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Refusal;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.shared.web.Typed;

/// Sending a paper round, reminding of it, and saying that one has read it.
@Controller
class CirculationController {
  private final Circulation circulation;
  private final Papers papers;
  private final PaperPages pages;

  CirculationController(Circulation circulation, Papers papers, PaperPages pages) {
    this.circulation = circulation;
    this.papers = papers;
    this.pages = pages;
  }

  @PostMapping("/papers/{id}/circulation")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView circulate(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable List<String> people,
      @RequestParam(required = false) @Nullable String readBy,
      Actor actor,
      Language language) {
    var chosen = chosen(people);
    var day = Typed.date(readBy);
    if (day.isEmpty() && !Typed.blank(readBy)) {
      return refused(
          Refusal.invalid("papers.refused.day_malformed"), id, chosen, "", actor, language);
    }
    return circulation
        .circulate(actor, id, chosen, day.orElse(null))
        .fold(
            _ -> Pages.seeOther("/papers/" + id + "#circulation", "papers.circulated"),
            why ->
                refused(why, id, chosen, Objects.requireNonNullElse(readBy, ""), actor, language));
  }

  private static Set<Long> chosen(@Nullable List<String> people) {
    var chosen = new LinkedHashSet<Long>();
    for (var each : Objects.requireNonNullElse(people, List.<String>of())) {
      chosen.add(Typed.idOrNotFound(Kind.PERSON, each));
    }
    return chosen;
  }

  private ModelAndView refused(
      Refusal why, long id, Set<Long> chosen, String day, Actor actor, Language language) {
    return Refusals.shown(
        why,
        pages.page(actor, id, language, new PaperPage.Typed("circulation", "", day), null, chosen));
  }

  @PostMapping("/papers/{id}/reminder")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView remind(@PathVariable long id, Actor actor, Language language) {
    return circulation
        .remind(actor, id)
        .fold(
            _ -> Pages.seeOther("/papers/" + id + "#circulation", "papers.reminded"),
            why -> Refusals.shown(why, pages.show(actor, id, language)));
  }

  /// For whoever has read it on paper, or from another's copy.
  @PostMapping("/papers/{id}/reading")
  @Requires(Permission.RECORD_READ)
  ModelAndView read(@PathVariable long id, Actor actor) {
    var paper = papers.get(actor, id);
    circulation.read(actor, paper, paper.latest().number(), Circulation.How.CONFIRMED);
    return Pages.seeOther("/papers/" + id, "papers.read");
  }
}
