package org.throughline.directives.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.directives.Clause;
import org.throughline.directives.Conveyances;
import org.throughline.directives.CoverageReading;
import org.throughline.directives.CoverageState;
import org.throughline.directives.CoverageView;
import org.throughline.directives.Directives;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisation;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.People;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.web.Pages;
import org.throughline.tables.Extent;

/// The matrix, what its counts count, and one clause in one place.
@Controller
class CoverageController {
  private static final int PAGE = 100;

  private final Directives directives;
  private final CoverageReading reading;
  private final Conveyances conveyances;
  private final Organisations organisations;
  private final People people;
  private final DirectivePages pages;

  CoverageController(
      Directives directives,
      CoverageReading reading,
      Conveyances conveyances,
      Organisations organisations,
      People people,
      DirectivePages pages) {
    this.directives = directives;
    this.reading = reading;
    this.conveyances = conveyances;
    this.organisations = organisations;
    this.people = people;
    this.pages = pages;
  }

  @GetMapping("/directives/{id}/coverage")
  @Requires(Permission.COVERAGE_READ)
  ModelAndView matrix(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable Long under,
      @RequestParam(required = false) @Nullable Integer clause,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String page,
      Extent extent,
      Actor actor,
      Language language) {
    long body = under == null ? actor.bodyId() : under;
    if (clause != null) {
      return standing(id, body, clause, state, Typed.page(page), extent, actor, language);
    }
    var directive = directives.get(actor, id);
    var matrix =
        reading.matrix(
            actor, id, body, extent.page(Typed.page(page)), extent.size(CoverageReading.WIDTH));
    var paging =
        Paging.of(
            extent.page(Typed.page(page)),
            extent.size(CoverageReading.WIDTH),
            matrix.children(),
            "/directives/" + id + "/coverage",
            "under=" + body);
    return Pages.page(
        "directives/coverage",
        new CoveragePage(
            directive,
            path(actor, body, language),
            heads(matrix, body, language),
            rows(directives.clauses(id), matrix),
            matrix.bodies(),
            paging));
  }

  private List<CoveragePage.Step> path(Actor actor, long body, Language language) {
    return organisations.path(body).stream()
        .filter(each -> each.first() >= actor.bodyFirst() && each.id() == each.bodyId())
        .map(each -> new CoveragePage.Step(each.id(), each.name(language)))
        .toList();
  }

  private List<CoveragePage.Head> heads(CoverageView.Matrix matrix, long under, Language language) {
    var names =
        organisations.names(
            matrix.columns().stream().map(CoverageView.Column::organisationId).toList(), language);
    return matrix.columns().stream().map(each -> head(each, under, names)).toList();
  }

  private static CoveragePage.Head head(
      CoverageView.Column column, long under, java.util.Map<Long, String> names) {
    long id = column.organisationId();
    int all = column.totals().values().stream().mapToInt(Integer::intValue).sum();
    var alone = column.bodies() == 1 && !column.states().isEmpty();
    return new CoveragePage.Head(
        id,
        names.getOrDefault(id, ""),
        column.bodies(),
        id != under && !alone,
        all - column.totals().getOrDefault(CoverageState.UNKNOWN, 0),
        all);
  }

  private static List<CoveragePage.Row> rows(List<Clause> clauses, CoverageView.Matrix matrix) {
    var rows = new ArrayList<CoveragePage.Row>();
    for (int at = 0; at < clauses.size(); at++) {
      int position = at;
      var text = clauses.get(at).text();
      rows.add(
          new CoveragePage.Row(
              clauses.get(at),
              text.length() <= 90 ? text : text.substring(0, 90) + "…",
              matrix.columns().stream().map(each -> cell(each, position)).toList(),
              matrix.clauses().get(at)));
    }
    return rows;
  }

  private static CoveragePage.Cell cell(CoverageView.Column column, int position) {
    return new CoveragePage.Cell(
        column.organisationId(),
        position < column.states().size() ? column.states().get(position) : null);
  }

  private ModelAndView standing(
      long id,
      long under,
      int number,
      @Nullable String code,
      int page,
      Extent extent,
      Actor actor,
      Language language) {
    var state =
        Coded.find(CoverageState.class, code).orElseThrow(() -> new NotFound("coverage state"));
    var directive = directives.get(actor, id);
    var clause = reading.numbered(actor, id, number);
    var all = reading.count(actor, id, under, number, state);
    var paging =
        Paging.of(
            extent.page(page),
            extent.size(PAGE),
            all,
            "/directives/" + id + "/coverage",
            "under=" + under + "&clause=" + number + "&state=" + state.code());
    var found = reading.standing(actor, id, under, number, state, paging.offset(), paging.size());
    return Pages.page(
        "directives/standing",
        new StandingPage(
            directive,
            clause,
            state,
            new CoveragePage.Step(under, organisations.get(under).name(language)),
            bodies(found, language),
            paging));
  }

  private List<StandingPage.Body> bodies(List<Long> ids, Language language) {
    var found = organisations.byId(ids);
    var above =
        organisations.names(
            found.values().stream()
                .map(Organisation::parentId)
                .filter(java.util.Objects::nonNull)
                .toList(),
            language);
    return found.values().stream()
        .map(each ->
            new StandingPage.Body(
                each.id(),
                each.name(language),
                each.parentId() == null ? "" : above.getOrDefault(each.parentId(), "")))
        .toList();
  }

  @GetMapping("/directives/{id}/coverage/{organisationId}/{number}")
  @Requires(Permission.COVERAGE_READ)
  ModelAndView place(
      @PathVariable long id,
      @PathVariable long organisationId,
      @PathVariable int number,
      Actor actor,
      Language language) {
    var directive = directives.get(actor, id);
    var clause = reading.numbered(actor, id, number);
    var place = reading.place(actor, id, organisationId, number);
    var by = place.personId();
    return Pages.page(
        "directives/place",
        new PlacePage(
            directive,
            clause,
            place,
            pages.rows(List.of(place.receipt()), language).getFirst(),
            by == null ? "" : people.get(by).name(language),
            conveyances.inBody(id, organisationId).stream()
                .map(each -> pages.row(each, language))
                .toList()));
  }
}
