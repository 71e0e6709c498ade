package org.throughline.indicators.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.audit.Trail;
import org.throughline.indicators.DueFigures;
import org.throughline.indicators.Entered;
import org.throughline.indicators.Figure;
import org.throughline.indicators.FigureSource;
import org.throughline.indicators.Figures;
import org.throughline.indicators.Frequency;
import org.throughline.indicators.Indicator;
import org.throughline.indicators.NewFigure;
import org.throughline.indicators.Period;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.People;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Requires;
import org.throughline.shared.Language;
import org.throughline.shared.Refusal;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.shared.web.Typed;

/// A body's figures of one period in one table, and one figure with its history.
@Controller
class FigureController {
  private static final int YEARS_BACK = 2;

  private final Figures figures;
  private final DueFigures due;
  private final Organisations organisations;
  private final People people;
  private final Policy policy;
  private final Trail trail;
  private final Clock clock;

  FigureController(
      Figures figures,
      DueFigures due,
      Organisations organisations,
      People people,
      Policy policy,
      Trail trail,
      Clock clock) {
    this.figures = figures;
    this.due = due;
    this.organisations = organisations;
    this.people = people;
    this.policy = policy;
    this.trail = trail;
    this.clock = clock;
  }

  @GetMapping("/figures")
  @Requires(Permission.FIGURE_ENTER)
  ModelAndView table(
      @RequestParam(required = false) @Nullable String period, Actor actor, Language language) {
    return table(actor, period(actor, period), Map.of(), Map.of(), 0, language);
  }

  /// What is not understood is what is due, else the last quarter.
  private Period period(Actor actor, @Nullable String code) {
    return Period.find(code)
        .orElseGet(() ->
            due.due(actor).stream()
                .findFirst()
                .map(DueFigures.Due::period)
                .orElseGet(() -> Period.of(Frequency.QUARTER, LocalDate.now(clock)).previous()));
  }

  private ModelAndView table(
      Actor actor,
      Period period,
      Map<String, String> typed,
      Map<String, Refusal> faults,
      int saved,
      Language language) {
    return Pages.page(
        "indicators/figures",
        new EntryPage(
            period,
            organisations.get(actor.bodyId()).name(language),
            periods(),
            due.due(actor),
            rows(actor, period, typed, faults),
            saved,
            faults.size(),
            policy.allows(actor, Permission.FIGURE_SETTLE, actor.bodyId())));
  }

  private List<Period> periods() {
    var today = LocalDate.now(clock);
    return Stream.of(Frequency.values())
        .flatMap(frequency ->
            Stream.iterate(
                Period.of(frequency, today),
                each -> each.last().isAfter(today.minusYears(YEARS_BACK)),
                Period::previous))
        .toList();
  }

  private List<EntryRow> rows(
      Actor actor, Period period, Map<String, String> typed, Map<String, Refusal> faults) {
    var reportable = due.reportable(actor, period);
    var series =
        reportable.stream()
            .flatMap(each -> each.series().stream().map(Indicator.Series::id))
            .collect(Collectors.toSet());
    var held = new HashMap<String, Figure>();
    figures
        .held(
            actor,
            series,
            List.of(period.first(), period.previous().first()),
            List.of(actor.bodyId()))
        .forEach(each -> held.put(EntryRow.key(each.seriesId(), each.period()), each));
    var rows = new ArrayList<EntryRow>();
    for (var indicator : reportable) {
      for (var each : indicator.series()) {
        var key = EntryRow.key(each.id(), period);
        rows.add(
            new EntryRow(
                key,
                indicator,
                each.id(),
                period,
                held.get(EntryRow.key(each.id(), period.previous())),
                held.get(key),
                faults.containsKey(key) ? typed.getOrDefault("v." + key, "") : "",
                faults.containsKey(key) ? typed.getOrDefault("r." + key, "") : "",
                "",
                "",
                faults.get(key),
                null));
      }
    }
    return rows;
  }

  /// The good rows are saved at once; the others come back with what is wrong with each.
  @PostMapping("/figures")
  @Requires(Permission.FIGURE_ENTER)
  ModelAndView enter(@RequestParam Map<String, String> form, Actor actor, Language language) {
    var period = period(actor, form.get("period"));
    var settled = "final".equals(form.get("state"));
    var keys = new ArrayList<String>();
    var fresh = new ArrayList<NewFigure>();
    for (var indicator : due.reportable(actor, period)) {
      for (var series : indicator.series()) {
        var key = EntryRow.key(series.id(), period);
        if (!Typed.blank(form.get("v." + key))) {
          keys.add(key);
          fresh.add(
              new NewFigure(
                  series.id(),
                  actor.bodyId(),
                  period.code(),
                  Typed.text(form.get("v." + key)),
                  Typed.text(form.get("r." + key)),
                  settled));
        }
      }
    }
    var entered = figures.enter(actor, fresh, FigureSource.FORM, null);
    var faults = new HashMap<String, Refusal>();
    int saved = 0;
    for (int at = 0; at < entered.size(); at++) {
      switch (entered.get(at)) {
        case Entered.Refused(var why) -> faults.put(keys.get(at), why);
        case Entered.Saved _ -> saved++;
        case Entered.Unchanged _, Entered.Blank _ -> {}
      }
    }
    if (faults.isEmpty()) {
      return Pages.seeOther("/figures?period=" + period.code(), "indicators.figures_saved");
    }
    var page = table(actor, period, form, faults, saved, language);
    return saved > 0
        ? page
        : Refusals.shown(Refusal.invalid("indicators.refused.rows", faults.size()), page);
  }

  @GetMapping("/figures/{id}")
  @Requires(Permission.RECORD_READ)
  ModelAndView show(@PathVariable long id, Actor actor, Language language) {
    return show(actor, id, "", "", language);
  }

  private ModelAndView show(Actor actor, long id, String typed, String why, Language language) {
    var figure = figures.get(actor, id);
    var history = figures.history(id);
    var names = new HashMap<Long, String>();
    people
        .byId(
            Stream.concat(
                    Stream.of(figure.personId()), history.stream().map(Figure.Earlier::personId))
                .collect(Collectors.toSet()))
        .forEach((person, each) -> names.put(person, each.name(language)));
    return Pages.page(
        "indicators/figure",
        new FigurePage(
            figure,
            figures.indicatorOf(actor, figure),
            organisations.get(figure.organisationId()).name(language),
            history,
            names,
            policy.allows(actor, Permission.FIGURE_SETTLE, figure.organisationId()),
            typed,
            why,
            trail.of(List.of(figure.ref()), language)));
  }

  @PostMapping("/figures/{id}/final")
  @Requires(Permission.FIGURE_SETTLE)
  ModelAndView settle(@PathVariable long id, Actor actor, Language language) {
    return figures
        .settle(actor, id)
        .fold(
            _ -> Pages.seeOther("/figures/" + id, "indicators.settled"),
            why -> Refusals.shown(why, show(actor, id, "", "", language)));
  }

  @PostMapping("/figures/{id}/correction")
  @Requires(Permission.FIGURE_SETTLE)
  ModelAndView correct(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String value,
      @RequestParam(required = false) @Nullable String why,
      Actor actor,
      Language language) {
    var typed = Typed.text(value);
    var reason = Typed.text(why);
    return figures
        .correct(actor, id, typed, reason)
        .fold(
            _ -> Pages.seeOther("/figures/" + id, "indicators.corrected"),
            refusal -> Refusals.shown(refusal, show(actor, id, typed, reason, language)));
  }
}
