package org.throughline.indicators;

import static throughline.db.indicators.Tables.FIGURE;
import static throughline.db.indicators.Tables.INDICATOR;
import static throughline.db.indicators.Tables.REQUEST;
import static throughline.db.indicators.Tables.REQUEST_FIELD;
import static throughline.db.indicators.Tables.SERIES;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.throughline.lines.Card;
import org.throughline.lines.Edge;
import org.throughline.lines.LineSource;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

/// Indicators, requests and figures on the line: clause, indicator, request; and figure beneath its
/// indicator.
@Component
class IndicatorLines implements LineSource {
  private static final int LIMIT = 200;

  private final DSLContext sql;
  private final IndicatorRows indicators;
  private final RequestRows requests;
  private final FigureRows figures;
  private final Organisations organisations;

  IndicatorLines(
      DSLContext sql,
      IndicatorRows indicators,
      RequestRows requests,
      FigureRows figures,
      Organisations organisations) {
    this.sql = sql;
    this.indicators = indicators;
    this.requests = requests;
    this.figures = figures;
    this.organisations = organisations;
  }

  @Override
  public List<Card> cards(Collection<Ref> refs, Actor actor, Language language) {
    var cards = new ArrayList<Card>();
    var known = Ref.ids(refs, Kind.INDICATOR);
    if (!known.isEmpty()) {
      var found =
          indicators.list(INDICATOR.ID.in(known).and(IndicatorRows.known(actor)), 0, known.size());
      var names = names(found, Indicator::organisationId, language);
      found.forEach(each ->
          cards.add(
              new Card(
                  each.ref(),
                  each.name(language),
                  names.getOrDefault(each.organisationId(), ""),
                  null,
                  null,
                  "/indicators/" + each.id(),
                  true)));
    }
    var asked = Ref.ids(refs, Kind.DATA_REQUEST);
    if (!asked.isEmpty()) {
      var found =
          requests.list(REQUEST.ID.in(asked).and(RequestRows.visible(actor)), 0, asked.size());
      var names = names(found, DataRequest::organisationId, language);
      found.forEach(each ->
          cards.add(
              new Card(
                  each.ref(),
                  each.title(),
                  names.getOrDefault(each.organisationId(), ""),
                  "indicators.request_state." + each.state().code(),
                  each.dueOn().toString(),
                  "/data-requests/" + each.id(),
                  true)));
    }
    cards.addAll(figures(Ref.ids(refs, Kind.FIGURE), actor, language));
    return cards;
  }

  private List<Card> figures(List<Long> ids, Actor actor, Language language) {
    if (ids.isEmpty()) {
      return List.of();
    }
    var found = figures.list(FIGURE.ID.in(ids).and(Figures.visible(actor)), ids.size());
    var names = names(found, Figure::organisationId, language);
    return found.stream()
        .map(each -> {
          var value = each.value();
          return new Card(
              each.ref(),
              each.period().code()
                  + ": "
                  + (value == null
                      ? String.valueOf(each.words())
                      : value.stripTrailingZeros().toPlainString()),
              names.getOrDefault(each.organisationId(), ""),
              "indicators.figure_state." + each.state().code(),
              each.period().first().toString(),
              "/figures/" + each.id(),
              true);
        })
        .toList();
  }

  private <T> java.util.Map<Long, String> names(
      List<T> found, Function<T, Long> organisation, Language language) {
    return organisations.names(
        found.stream().map(organisation).collect(Collectors.toSet()), language);
  }

  @Override
  public List<Edge> above(Collection<Ref> refs) {
    var edges = new ArrayList<Edge>();
    measured(Ref.ids(refs, Kind.INDICATOR), edges, INDICATOR.ID::in);
    asking(Ref.ids(refs, Kind.DATA_REQUEST), edges, REQUEST_FIELD.REQUEST_ID::in);
    reported(Ref.ids(refs, Kind.FIGURE), edges, FIGURE.ID::in);
    return edges;
  }

  /// An indicator's figures are many; its page is the place for them.
  @Override
  public List<Edge> below(Collection<Ref> refs) {
    var edges = new ArrayList<Edge>();
    measured(Ref.ids(refs, Kind.CLAUSE), edges, INDICATOR.CLAUSE_ID::in);
    asking(Ref.ids(refs, Kind.INDICATOR), edges, SERIES.INDICATOR_ID::in);
    return edges;
  }

  private void measured(
      List<Long> ids, List<Edge> edges, Function<Collection<Long>, Condition> which) {
    if (!ids.isEmpty()) {
      sql.select(INDICATOR.CLAUSE_ID, INDICATOR.ID)
          .from(INDICATOR)
          .where(which.apply(ids))
          .and(INDICATOR.CLAUSE_ID.isNotNull())
          .orderBy(INDICATOR.ID)
          .limit(LIMIT)
          .forEach(row ->
              edges.add(
                  new Edge(
                      new Ref(Kind.CLAUSE, row.value1()), new Ref(Kind.INDICATOR, row.value2()))));
    }
  }

  private void asking(
      List<Long> ids, List<Edge> edges, Function<Collection<Long>, Condition> which) {
    if (!ids.isEmpty()) {
      sql.selectDistinct(SERIES.INDICATOR_ID, REQUEST_FIELD.REQUEST_ID)
          .from(REQUEST_FIELD)
          .join(SERIES)
          .on(SERIES.ID.eq(REQUEST_FIELD.SERIES_ID))
          .where(which.apply(ids))
          .orderBy(SERIES.INDICATOR_ID, REQUEST_FIELD.REQUEST_ID)
          .limit(LIMIT)
          .forEach(row ->
              edges.add(
                  new Edge(
                      new Ref(Kind.INDICATOR, row.value1()),
                      new Ref(Kind.DATA_REQUEST, row.value2()))));
    }
  }

  private void reported(
      List<Long> ids, List<Edge> edges, Function<Collection<Long>, Condition> which) {
    if (!ids.isEmpty()) {
      sql.select(SERIES.INDICATOR_ID, FIGURE.ID)
          .from(FIGURE)
          .join(SERIES)
          .on(SERIES.ID.eq(FIGURE.SERIES_ID))
          .where(which.apply(ids))
          .orderBy(FIGURE.ID)
          .limit(LIMIT)
          .forEach(row ->
              edges.add(
                  new Edge(
                      new Ref(Kind.INDICATOR, row.value1()), new Ref(Kind.FIGURE, row.value2()))));
    }
  }
}
