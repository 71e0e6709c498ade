package org.throughline.indicators.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.audit.Trail;
import org.throughline.indicators.Aggregates;
import org.throughline.indicators.Computed;
import org.throughline.indicators.Figure;
import org.throughline.indicators.Figures;
import org.throughline.indicators.Indicator;
import org.throughline.indicators.Indicators;
import org.throughline.indicators.Period;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisation;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Language;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Typed;
import org.throughline.tables.Extent;

/// Puts the page of an indicator together.
@Component
class IndicatorPages {
  private static final int PERIODS = 4;
  private static final int BODIES = 40;

  private final Indicators indicators;
  private final Figures figures;
  private final Aggregates aggregates;
  private final Organisations organisations;
  private final Policy policy;
  private final Trail trail;
  private final Clock clock;

  IndicatorPages(
      Indicators indicators,
      Figures figures,
      Aggregates aggregates,
      Organisations organisations,
      Policy policy,
      Trail trail,
      Clock clock) {
    this.indicators = indicators;
    this.figures = figures;
    this.aggregates = aggregates;
    this.organisations = organisations;
    this.policy = policy;
    this.trail = trail;
    this.clock = clock;
  }

  List<IndicatorListPage.Row> rows(List<Indicator> found, Language language) {
    var names =
        organisations.names(
            found.stream().map(Indicator::organisationId).collect(Collectors.toSet()), language);
    return found.stream()
        .map(each -> new IndicatorListPage.Row(each, names.getOrDefault(each.organisationId(), "")))
        .toList();
  }

  ModelAndView show(
      Actor actor,
      long id,
      @Nullable String under,
      @Nullable String until,
      int page,
      Extent extent,
      Language language) {
    var indicator = indicators.get(actor, id);
    var here = organisations.get(actor, Typed.id(under).orElse(actor.bodyId()));
    var beneath =
        organisations.children(here.id()).stream()
            .filter(each -> each.id() == each.bodyId())
            .toList();
    var paging =
        new Paging(
            extent.page(page),
            extent.size(BODIES),
            beneath.size(),
            "/indicators/" + id + "?under=" + here.id() + "&page=");
    var shown =
        Stream.concat(Stream.of(here), beneath.stream().skip(paging.offset()).limit(paging.size()))
            .toList();
    var periods = periods(indicator, Period.find(until).orElse(null));
    var targets = indicators.targets(indicator);
    var names =
        organisations.names(
            Stream.concat(
                    Stream.of(indicator.organisationId()),
                    targets.stream().map(Indicators.Target::organisationId))
                .collect(Collectors.toSet()),
            language);
    var mayKeep = policy.allows(actor, Permission.INDICATOR_DEFINE, indicator.organisationId());
    var weight = indicator.weightId();
    return Pages.page(
        "indicators/show",
        new IndicatorPage(
            indicator,
            names.getOrDefault(indicator.organisationId(), ""),
            weight == null ? null : indicators.get(actor, weight),
            indicators.versions(id),
            targets.stream()
                .map(each ->
                    new IndicatorPage.Aim(each, names.getOrDefault(each.organisationId(), "")))
                .toList(),
            path(actor, here, language),
            periods,
            rows(actor, indicator, periods, shown, language),
            paging,
            mayKeep
                ? Stream.concat(
                        Stream.of(organisations.get(actor.bodyId())),
                        organisations.children(actor.bodyId()).stream()
                            .filter(each -> each.id() == each.bodyId()))
                    .map(each -> new IndicatorPage.Step(each.id(), each.name(language)))
                    .toList()
                : List.of(),
            mayKeep,
            trail.of(List.of(indicator.ref()), language)));
  }

  private List<Period> periods(Indicator indicator, @Nullable Period until) {
    var last =
        until != null && until.frequency() == indicator.frequency()
            ? until
            : Period.of(indicator.frequency(), LocalDate.now(clock));
    var periods = new ArrayList<Period>();
    for (var period = last; periods.size() < PERIODS; period = period.previous()) {
      periods.addFirst(period);
    }
    return periods;
  }

  private List<IndicatorPage.Step> path(Actor actor, Organisation here, Language language) {
    return organisations.path(here.id()).stream()
        .filter(each -> each.first() >= actor.bodyFirst() && each.id() == each.bodyId())
        .map(each -> new IndicatorPage.Step(each.id(), each.name(language)))
        .toList();
  }

  private List<IndicatorPage.Row> rows(
      Actor actor,
      Indicator indicator,
      List<Period> periods,
      List<Organisation> bodies,
      Language language) {
    record Place(long bodyId, LocalDate period) {}
    var ids = bodies.stream().map(Organisation::id).toList();
    var days = periods.stream().map(Period::first).toList();
    var series = List.of(indicator.total().id());
    var held = new HashMap<Place, Figure>();
    figures
        .held(actor, series, days, ids)
        .forEach(each -> held.put(new Place(each.organisationId(), each.period().first()), each));
    var computed = new HashMap<Place, Computed>();
    aggregates
        .of(actor, series, days, ids)
        .forEach(
            each -> computed.put(new Place(each.organisationId(), each.period().first()), each));
    var first = ids.getFirst();
    return bodies.stream()
        .map(body ->
            new IndicatorPage.Row(
                body.id(),
                body.name(language),
                body.id() != first && !indicator.reportedBy(body.kind()),
                days.stream()
                    .map(day ->
                        new IndicatorPage.Cell(
                            held.get(new Place(body.id(), day)),
                            computed.get(new Place(body.id(), day))))
                    .toList()))
        .toList();
  }
}
