package org.throughline.overviews.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.overviews.By;
import org.throughline.overviews.Charts;
import org.throughline.overviews.Lags;
import org.throughline.overviews.Overviews;
import org.throughline.overviews.Reason;
import org.throughline.overviews.Scope;
import org.throughline.overviews.Scopes;
import org.throughline.overviews.Slice;
import org.throughline.overviews.Stage;
import org.throughline.overviews.Sticking;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Texts;

/// The overview of a body and everything beneath it, and what opens from it.
@Controller
class OverviewController {
  private static final int YEARS = 5;

  private final Scopes scopes;
  private final Overviews overviews;
  private final Sticking sticking;
  private final Lags lags;
  private final Organisations organisations;
  private final MessageSource messages;
  private final Clock clock;

  OverviewController(
      Scopes scopes,
      Overviews overviews,
      Sticking sticking,
      Lags lags,
      Organisations organisations,
      MessageSource messages,
      Clock clock) {
    this.scopes = scopes;
    this.overviews = overviews;
    this.sticking = sticking;
    this.lags = lags;
    this.organisations = organisations;
    this.messages = messages;
    this.clock = clock;
  }

  @GetMapping("/overview")
  @Requires(Permission.OVERVIEW_READ)
  ModelAndView show(
      @RequestParam(required = false) @Nullable Long under,
      @RequestParam(required = false) @Nullable String year,
      @RequestParam(required = false) @Nullable String by,
      Actor actor,
      Language language) {
    var scope = scopes.of(actor, under, year(year));
    var division = Coded.find(By.class, by).orElse(By.PLACE);
    return Pages.page(
        "overviews/show",
        new OverviewPage(
            scope,
            path(actor, scope, language),
            years(),
            overviews.whole(actor, scope),
            division,
            overviews.slices(actor, scope, division, language),
            sticking.late(actor, scope),
            sticking.waiting(actor, scope),
            lags.of(actor, scope)));
  }

  private List<OverviewPage.Step> path(Actor actor, Scope scope, Language language) {
    return organisations.path(scope.under().id()).stream()
        .filter(each -> each.first() >= actor.bodyFirst())
        .map(each -> new OverviewPage.Step(each.id(), each.name(language)))
        .toList();
  }

  private List<Integer> years() {
    int now = LocalDate.now(clock).getYear();
    return IntStream.range(0, YEARS).mapToObj(back -> now - back).toList();
  }

  /// What is no year of this or the last century is as if nothing were asked.
  static @Nullable Integer year(@Nullable String asked) {
    return asked != null && asked.matches("(19|20)[0-9]{2}") ? Integer.valueOf(asked) : null;
  }

  /// Without `key`, the share of all.
  @GetMapping("/overview/share")
  @Requires(Permission.OVERVIEW_READ)
  ModelAndView share(
      @RequestParam(required = false) @Nullable Long under,
      @RequestParam(required = false) @Nullable String year,
      @RequestParam(required = false) @Nullable String by,
      @RequestParam(required = false) @Nullable String key,
      Actor actor,
      Language language) {
    var scope = scopes.of(actor, under, year(year));
    var division = Coded.find(By.class, by).orElse(By.PLACE);
    var slice =
        key == null
            ? new Slice("", scope.under().name(language), null, overviews.whole(actor, scope))
            : overviews.slices(actor, scope, division, language).stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new NotFound("share"));
    return Pages.page(
        "overviews/share",
        new SharePage(scope, division, slice, key == null, back(scope, division)));
  }

  private static String back(Scope scope, By by) {
    return "/overview?under="
        + scope.under().id()
        + (scope.year() == null ? "" : "&year=" + scope.year())
        + "&by="
        + by.code();
  }

  @GetMapping("/overview/late")
  @Requires(Permission.OVERVIEW_READ)
  ModelAndView late(
      @RequestParam(required = false) @Nullable Long under,
      @RequestParam(required = false) @Nullable String year,
      @RequestParam(required = false) @Nullable String reason,
      Actor actor,
      Language language) {
    var scope = scopes.of(actor, under, year(year));
    var only = Coded.find(Reason.class, reason).orElse(null);
    return Pages.page(
        "overviews/held",
        new HeldPage(
            scope,
            only == null ? "overviews.late" : "overviews.reason." + only.code(),
            true,
            sticking.late(actor, scope, only, language),
            back(scope, By.PLACE),
            Permission.TASK_URGE.grantedTo(actor.roles())));
  }

  @GetMapping("/overview/waiting")
  @Requires(Permission.OVERVIEW_READ)
  ModelAndView waiting(
      @RequestParam(required = false) @Nullable Long under,
      @RequestParam(required = false) @Nullable String year,
      @RequestParam(required = false) @Nullable String stage,
      Actor actor,
      Language language) {
    var scope = scopes.of(actor, under, year(year));
    var only = Coded.find(Stage.class, stage).orElse(Stage.TO_TAKE_UP);
    return Pages.page(
        "overviews/held",
        new HeldPage(
            scope,
            "overviews.stage." + only.code(),
            false,
            sticking.waiting(actor, scope, only, language),
            back(scope, By.PLACE),
            false));
  }

  /// The same numbers as the table that stands behind it.
  @GetMapping("/overview/chart.svg")
  @Requires(Permission.OVERVIEW_READ)
  ResponseEntity<byte[]> chart(
      @RequestParam(required = false) @Nullable Long under,
      @RequestParam(required = false) @Nullable String year,
      @RequestParam(required = false) @Nullable String by,
      Actor actor,
      Language language) {
    var scope = scopes.of(actor, under, year(year));
    var division = Coded.find(By.class, by).orElse(By.PLACE);
    var texts = new Texts(messages, language, clock.getZone());
    var rows =
        overviews.slices(actor, scope, division, language).stream()
            .limit(OverviewCharts.MOST)
            .map(slice -> OverviewCharts.row(slice, texts, division))
            .toList();
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf("image/svg+xml"))
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePrivate())
        .body(Charts.stacked(OverviewCharts.series(texts), rows).getBytes(StandardCharsets.UTF_8));
  }
}
