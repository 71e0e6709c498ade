package org.throughline.indicators.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.indicators.Indicator;
import org.throughline.indicators.Indicators;
import org.throughline.indicators.NewIndicator;
import org.throughline.indicators.Period;
import org.throughline.indicators.Values;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.organisations.Role;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.Refusal;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.shared.web.Typed;
import org.throughline.tables.Extent;

/// The registry of indicators, and one to look at, define and define anew.
@Controller
class IndicatorController {
  private static final int PAGE = 50;

  private final Indicators indicators;
  private final IndicatorPages pages;
  private final Clock clock;

  IndicatorController(Indicators indicators, IndicatorPages pages, Clock clock) {
    this.indicators = indicators;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping("/indicators")
  @Requires(Permission.RECORD_READ)
  ModelAndView list(
      @RequestParam(required = false) @Nullable String words,
      @RequestParam(required = false) @Nullable String page,
      Extent extent,
      Actor actor,
      Language language) {
    var typed = Typed.text(words);
    int number = extent.page(Paging.number(page));
    var found = indicators.list(actor, typed, number, extent.size(PAGE));
    return Pages.page(
        "indicators/list",
        new IndicatorListPage(
            typed,
            pages.rows(found, language),
            new Paging(
                number,
                PAGE,
                indicators.count(actor, typed),
                "/indicators?words="
                    + java.net.URLEncoder.encode(typed, java.nio.charset.StandardCharsets.UTF_8)
                    + "&page="),
            actor.has(Role.SECRETARY)));
  }

  @GetMapping("/indicators/new")
  @Requires(Permission.INDICATOR_DEFINE)
  ModelAndView begin(
      @RequestParam(required = false) @Nullable String clause,
      @RequestParam(required = false) @Nullable String oneTime,
      Actor actor) {
    var today = LocalDate.now(clock);
    var code = Typed.blank(oneTime) ? "" : "Q-" + today.toString().replace("-", "") + "-1";
    return edit(
        actor, IndicatorForm.empty(clause, oneTime, code, today.withDayOfYear(1)), List.of());
  }

  private ModelAndView edit(Actor actor, IndicatorForm form, List<Indicator> similar) {
    return Pages.page(
        "indicators/edit", new IndicatorFormPage(form, similar, indicators.weights(actor)));
  }

  @PostMapping("/indicators")
  @Requires(Permission.INDICATOR_DEFINE)
  ModelAndView define(@ModelAttribute IndicatorForm form, Actor actor) {
    if (Typed.blank(form.unlike())) {
      var similar = indicators.similar(actor, form.nameEn(), form.nameZh());
      if (!similar.isEmpty()) {
        return Refusals.shown(
            Refusal.invalid("indicators.refused.similar"), edit(actor, form, similar));
      }
    }
    return define(actor, form)
        .fold(
            id ->
                form.isOneTime()
                    ? Pages.seeOther("/data-requests/new", "indicators.question_ready")
                    : Pages.seeOther("/indicators/" + id, "indicators.defined"),
            why ->
                Refusals.shown(
                    why,
                    edit(
                        actor,
                        form,
                        Typed.blank(form.unlike())
                            ? List.of()
                            : indicators.similar(actor, form.nameEn(), form.nameZh()))));
  }

  private Outcome<Long> define(Actor actor, IndicatorForm form) {
    return switch (form.read()) {
      case Outcome.Refused<NewIndicator>(var why) -> Outcome.refused(why);
      case Outcome.Done<NewIndicator>(var fresh) -> indicators.define(actor, fresh);
    };
  }

  @GetMapping("/indicators/{id}")
  @Requires(Permission.RECORD_READ)
  ModelAndView show(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String under,
      @RequestParam(required = false) @Nullable String until,
      @RequestParam(required = false) @Nullable String page,
      Extent extent,
      Actor actor,
      Language language) {
    return pages.show(actor, id, under, until, Paging.number(page), extent, language);
  }

  private ModelAndView again(Actor actor, long id, Language language, Refusal why) {
    return Refusals.shown(why, pages.show(actor, id, null, null, 1, Extent.PAGE, language));
  }

  @PostMapping("/indicators/{id}/versions")
  @Requires(Permission.INDICATOR_DEFINE)
  ModelAndView redefine(
      @PathVariable long id, @ModelAttribute IndicatorForm form, Actor actor, Language language) {
    indicators.get(actor, id);
    return redefine(actor, id, form)
        .fold(
            _ -> Pages.seeOther("/indicators/" + id, "indicators.redefined"),
            why -> again(actor, id, language, why));
  }

  private Outcome<Long> redefine(Actor actor, long id, IndicatorForm form) {
    return switch (form.definition()) {
      case Outcome.Refused<Indicator.Definition>(var why) -> Outcome.refused(why);
      case Outcome.Done<Indicator.Definition>(var text) -> indicators.redefine(actor, id, text);
    };
  }

  @PostMapping("/indicators/{id}/end")
  @Requires(Permission.INDICATOR_DEFINE)
  ModelAndView retire(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String validTo,
      Actor actor,
      Language language) {
    indicators.get(actor, id);
    return Typed.date(validTo)
        .map(day -> indicators.retire(actor, id, day))
        .orElseGet(() -> Outcome.invalid("indicators.refused.date"))
        .fold(
            _ -> Pages.seeOther("/indicators/" + id, "indicators.retired"),
            why -> again(actor, id, language, why));
  }

  @PostMapping("/indicators/{id}/targets")
  @Requires(Permission.INDICATOR_DEFINE)
  ModelAndView aim(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String organisation,
      @RequestParam(required = false) @Nullable String period,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String value,
      Actor actor,
      Language language) {
    indicators.get(actor, id);
    return aim(actor, id, organisation, period, kind, value)
        .fold(
            _ -> Pages.seeOther("/indicators/" + id + "#targets", "indicators.target_set"),
            why -> again(actor, id, language, why));
  }

  private Outcome<Long> aim(
      Actor actor,
      long id,
      @Nullable String organisation,
      @Nullable String period,
      @Nullable String kind,
      @Nullable String value) {
    var body = Typed.id(organisation);
    var thePeriod = Period.find(period);
    var theKind = Coded.find(Indicators.TargetKind.class, kind);
    var number = Values.number(Typed.text(value));
    if (body.isEmpty() || theKind.isEmpty()) {
      return Outcome.invalid("indicators.refused.choice_unknown");
    }
    if (thePeriod.isEmpty()) {
      return Outcome.invalid("indicators.refused.period");
    }
    if (number == null) {
      return Outcome.invalid("indicators.refused.not_a_number");
    }
    return indicators.aim(
        actor, id, new Indicators.Target(body.get(), thePeriod.get(), theKind.get(), number));
  }
}
