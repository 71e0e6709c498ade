package org.throughline.indicators.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.indicators.Answers;
import org.throughline.indicators.DataRequests;
import org.throughline.indicators.Indicator;
import org.throughline.indicators.Indicators;
import org.throughline.indicators.NewRequest;
import org.throughline.indicators.RequestReading;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Requires;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.shared.web.Typed;
import org.throughline.tables.Extent;

/// Asking for figures: drafted, looked at with its cost, sent, followed.
@Controller
class RequestController {
  private static final int USUAL_DAYS = 10;

  private final DataRequests requests;
  private final Answers answers;
  private final Indicators indicators;
  private final RequestPages pages;
  private final Policy policy;
  private final Clock clock;

  RequestController(
      DataRequests requests,
      Answers answers,
      Indicators indicators,
      RequestPages pages,
      Policy policy,
      Clock clock) {
    this.requests = requests;
    this.answers = answers;
    this.indicators = indicators;
    this.pages = pages;
    this.policy = policy;
    this.clock = clock;
  }

  @GetMapping("/data-requests")
  @Requires(Permission.RECORD_READ)
  ModelAndView list(
      @RequestParam(required = false) @Nullable String view,
      @RequestParam(required = false) @Nullable String page,
      Extent extent,
      Actor actor,
      Language language) {
    var maySend = policy.allows(actor, Permission.REQUEST_SEND, actor.bodyId());
    return pages.list(
        actor,
        Coded.find(RequestReading.View.class, view).orElse(RequestReading.View.OF_US),
        Paging.number(page),
        extent,
        maySend,
        language);
  }

  @GetMapping("/data-requests/new")
  @Requires(Permission.REQUEST_SEND)
  ModelAndView begin(
      @RequestParam(required = false) @Nullable List<String> series,
      @RequestParam(required = false) @Nullable List<String> period,
      Actor actor,
      Language language) {
    return pages.form(
        actor,
        RequestForm.empty(
            LocalDate.now(clock).plusDays(USUAL_DAYS),
            actor.bodyId(),
            series == null ? List.of() : series,
            period == null ? List.of() : period),
        language);
  }

  @PostMapping("/data-requests")
  @Requires(Permission.REQUEST_SEND)
  ModelAndView draft(@ModelAttribute RequestForm form, Actor actor, Language language) {
    return draft(actor, form)
        .fold(
            id -> Pages.seeOther("/data-requests/" + id),
            why -> Refusals.shown(why, pages.form(actor, form, language)));
  }

  private Outcome<Long> draft(Actor actor, RequestForm form) {
    var known = new HashMap<Long, Indicator>();
    indicators
        .askable(actor)
        .forEach(each -> each.series().forEach(series -> known.put(series.id(), each)));
    return switch (form.read(known)) {
      case Outcome.Refused<NewRequest>(var why) -> Outcome.refused(why);
      case Outcome.Done<NewRequest>(var fresh) -> requests.draft(actor, fresh);
    };
  }

  @GetMapping("/data-requests/{id}")
  @Requires(Permission.RECORD_READ)
  ModelAndView show(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String owing,
      @RequestParam(required = false) @Nullable String page,
      Extent extent,
      Actor actor,
      Language language) {
    return pages.show(actor, id, "true".equals(owing), Paging.number(page), extent, "", language);
  }

  @PostMapping("/data-requests/{id}/sending")
  @Requires(Permission.REQUEST_SEND)
  ModelAndView send(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String reason,
      Actor actor,
      Language language) {
    return after(
        requests.send(actor, id, Typed.text(reason)),
        id,
        "indicators.request_sent",
        Typed.text(reason),
        actor,
        language);
  }

  @PostMapping("/data-requests/{id}/discarding")
  @Requires(Permission.REQUEST_SEND)
  ModelAndView discard(@PathVariable long id, Actor actor, Language language) {
    return requests
        .discard(actor, id)
        .fold(
            _ -> Pages.seeOther("/data-requests?view=by_us", "indicators.request_discarded"),
            why -> Refusals.shown(why, pages.show(actor, id, false, 1, Extent.PAGE, "", language)));
  }

  @PostMapping("/data-requests/{id}/cancellation")
  @Requires(Permission.REQUEST_SEND)
  ModelAndView cancel(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String reason,
      Actor actor,
      Language language) {
    return after(
        requests.cancel(actor, id, Typed.text(reason)),
        id,
        "indicators.request_cancelled",
        "",
        actor,
        language);
  }

  @PostMapping("/data-requests/{id}/extension")
  @Requires(Permission.REQUEST_SEND)
  ModelAndView extend(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String dueOn,
      Actor actor,
      Language language) {
    requests.get(actor, id);
    return after(
        Typed.date(dueOn)
            .map(day -> requests.extend(actor, id, day))
            .orElseGet(() -> Outcome.invalid("indicators.refused.date")),
        id,
        "indicators.request_extended",
        "",
        actor,
        language);
  }

  @PostMapping("/data-requests/{id}/reminder")
  @Requires(Permission.REQUEST_SEND)
  ModelAndView remind(@PathVariable long id, Actor actor, Language language) {
    return after(
        requests.remind(actor, id), id, "indicators.request_reminded", "", actor, language);
  }

  /// Asks again for one declined cell.
  ///
  /// @param cell the body's id and the field's number, as `17.0`
  @PostMapping("/data-requests/{id}/repetition")
  @Requires(Permission.REQUEST_SEND)
  ModelAndView insist(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String cell,
      @RequestParam(required = false) @Nullable String reason,
      Actor actor,
      Language language) {
    var request = requests.get(actor, id);
    var typed = Typed.text(cell);
    if (!typed.matches("[1-9]\\d{0,17}\\.\\d{1,2}")) {
      return after(
          Outcome.invalid("indicators.refused.choice_unknown"), id, "", "", actor, language);
    }
    var dot = typed.indexOf('.');
    int at = Integer.parseInt(typed.substring(dot + 1));
    Outcome<Long> outcome =
        at >= request.fields().size()
            ? Outcome.invalid("indicators.refused.choice_unknown")
            : answers.insist(
                actor,
                id,
                request.fields().get(at),
                Long.parseLong(typed.substring(0, dot)),
                Typed.text(reason));
    return after(outcome, id, "indicators.asked_again", "", actor, language);
  }

  @PostMapping("/data-requests/{id}/overrun")
  @Requires(Permission.OVERRUN_SEE)
  ModelAndView seeOverrun(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String note,
      Actor actor,
      Language language) {
    return after(
        requests.seeOverrun(actor, id, Typed.text(note)),
        id,
        "indicators.overrun_seen",
        "",
        actor,
        language);
  }

  private ModelAndView after(
      Outcome<Long> outcome,
      long id,
      String notice,
      String typedReason,
      Actor actor,
      Language language) {
    return outcome.fold(
        _ -> Pages.seeOther("/data-requests/" + id, notice),
        why ->
            Refusals.shown(
                why, pages.show(actor, id, false, 1, Extent.PAGE, typedReason, language)));
  }
}
