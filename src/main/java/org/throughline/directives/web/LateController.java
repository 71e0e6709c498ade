package org.throughline.directives.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.directives.LateList;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisation;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Typed;
import org.throughline.tables.Extent;

/// What is late in the reader's body and those beneath it.
@Controller
class LateController {
  private static final int PAGE = 100;

  private final LateList late;
  private final Organisations organisations;
  private final Clock clock;

  LateController(LateList late, Organisations organisations, Clock clock) {
    this.late = late;
    this.organisations = organisations;
    this.clock = clock;
  }

  @GetMapping("/late")
  @Requires(Permission.COVERAGE_READ)
  ModelAndView list(
      @RequestParam(required = false) @Nullable String under,
      @RequestParam(required = false) @Nullable String after,
      Extent extent,
      Actor actor,
      Language language) {
    long body =
        under == null || under.isBlank()
            ? actor.bodyId()
            : Typed.idOrNotFound(Kind.ORGANISATION, under);
    var page = late.page(actor, body, extent.whole() ? null : after(after), extent.size(PAGE));
    var next = page.next();
    return Pages.page(
        "directives/late",
        new LatePage(
            organisations.path(body).stream()
                .filter(each -> each.first() >= actor.bodyFirst() && each.id() == each.bodyId())
                .map(each -> new CoveragePage.Step(each.id(), each.name(language)))
                .toList(),
            rows(page.rows(), body, language),
            page.total(),
            after != null,
            next == null
                ? null
                : "/late?under=%d&after=%s.%d.%d"
                    .formatted(body, next.due(), next.clauseId(), next.organisationId())));
  }

  private List<LatePage.Row> rows(List<LateList.Late> found, long under, Language language) {
    var where =
        organisations.byId(found.stream().map(LateList.Late::organisationId).distinct().toList());
    var above =
        organisations.names(
            where.values().stream()
                .map(Organisation::parentId)
                .filter(java.util.Objects::nonNull)
                .distinct()
                .toList(),
            language);
    var today = LocalDate.now(clock);
    return found.stream()
        .filter(each -> where.containsKey(each.organisationId()))
        .map(each -> {
          var body = java.util.Objects.requireNonNull(where.get(each.organisationId()));
          var parent = body.parentId();
          return new LatePage.Row(
              each,
              body.name(language),
              parent == null || body.id() == under
                  ? null
                  : new CoveragePage.Step(parent, above.getOrDefault(parent, "")),
              (int) ChronoUnit.DAYS.between(each.due(), today));
        })
        .toList();
  }

  /// A day, a clause and a body, as the link to the next page has them.
  private static LateList.@Nullable After after(@Nullable String typed) {
    if (typed == null || typed.isBlank()) {
      return null;
    }
    var parts = typed.split("\\.", -1);
    if (parts.length != 3) {
      throw new NotFound("late");
    }
    return new LateList.After(
        Typed.date(parts[0]).orElseThrow(() -> new NotFound("late")),
        Typed.idOrNotFound(Kind.CLAUSE, parts[1]),
        Typed.idOrNotFound(Kind.ORGANISATION, parts[2]));
  }
}
