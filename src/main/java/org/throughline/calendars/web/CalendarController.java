package org.throughline.calendars.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.calendars.CalendarDay;
import org.throughline.calendars.CalendarKeeping;
import org.throughline.calendars.Calendars;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Requires;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.shared.web.Typed;

/// A body's working calendar, a year at a time. `{id}` is an organisation; its body's is shown.
@Controller
class CalendarController {
  private final Calendars calendars;
  private final CalendarKeeping keeping;
  private final Organisations organisations;
  private final Policy policy;
  private final Clock clock;

  CalendarController(
      Calendars calendars,
      CalendarKeeping keeping,
      Organisations organisations,
      Policy policy,
      Clock clock) {
    this.calendars = calendars;
    this.keeping = keeping;
    this.organisations = organisations;
    this.policy = policy;
    this.clock = clock;
  }

  @GetMapping("/calendars")
  @Requires(Permission.RECORD_READ)
  ModelAndView own(Actor actor) {
    return Pages.seeOther("/calendars/" + actor.bodyId());
  }

  /// A year that is none is as if it were not asked for.
  @GetMapping("/calendars/{id}")
  @Requires(Permission.RECORD_READ)
  ModelAndView show(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String year,
      Actor actor,
      Language language) {
    return page(actor, body(actor, id), year, DayForm.EMPTY, language);
  }

  private long body(Actor actor, long id) {
    return organisations.get(actor, id).bodyId();
  }

  @PostMapping("/calendars/{id}/beginning")
  @Requires(Permission.CALENDAR_KEEP)
  ModelAndView begin(@PathVariable long id, Actor actor, Language language) {
    var body = body(actor, id);
    return answer(actor, body, DayForm.EMPTY, language, keeping.begin(actor, body))
        .apply("calendars.begun");
  }

  @PostMapping("/calendars/{id}/end")
  @Requires(Permission.CALENDAR_KEEP)
  ModelAndView giveUp(@PathVariable long id, Actor actor, Language language) {
    var body = body(actor, id);
    return answer(actor, body, DayForm.EMPTY, language, keeping.giveUp(actor, body))
        .apply("calendars.given_up");
  }

  @PostMapping("/calendars/{id}/days")
  @Requires(Permission.CALENDAR_KEEP)
  ModelAndView enter(
      @PathVariable long id, @ModelAttribute DayForm form, Actor actor, Language language) {
    var body = body(actor, id);
    var outcome =
        switch (form.read()) {
          case Outcome.Done<CalendarDay>(var day) -> keeping.enter(actor, body, day);
          case Outcome.Refused<CalendarDay>(var why) -> Outcome.<Long>refused(why);
        };
    return answer(actor, body, form, language, outcome).apply("calendars.entered");
  }

  @PostMapping("/calendars/{id}/removals")
  @Requires(Permission.CALENDAR_KEEP)
  ModelAndView takeOut(
      @PathVariable long id, @ModelAttribute DayForm form, Actor actor, Language language) {
    var body = body(actor, id);
    var day = Typed.date(form.day());
    var outcome =
        day.isEmpty()
            ? Outcome.<Long>invalid("calendars.refused.day_malformed")
            : keeping.takeOut(actor, body, day.get());
    return answer(actor, body, DayForm.EMPTY, language, outcome).apply("calendars.taken_out");
  }

  private Function<String, ModelAndView> answer(
      Actor actor, long body, DayForm form, Language language, Outcome<Long> outcome) {
    var day = Typed.date(form.day());
    var year = day.map(each -> "?year=" + each.getYear()).orElse("");
    return notice ->
        outcome.fold(
            _ -> Pages.seeOther("/calendars/" + body + year, notice),
            why ->
                Refusals.shown(
                    why,
                    page(
                        actor,
                        body,
                        day.map(each -> String.valueOf(each.getYear())).orElse(null),
                        form,
                        language)));
  }

  private ModelAndView page(
      Actor actor, long bodyId, @Nullable String asked, DayForm form, Language language) {
    var today = LocalDate.now(clock);
    var year =
        asked != null && asked.matches("20[0-9]{2}") ? Integer.parseInt(asked) : today.getYear();
    var keeper = calendars.keeperOf(bodyId);
    var calendar = calendars.of(bodyId);
    var mayKeep = policy.allows(actor, Permission.CALENDAR_KEEP, bodyId);
    var own = keeper.isPresent() && keeper.get() == bodyId;
    return Pages.page(
        "calendars/show",
        new CalendarPage(
            organisations.get(bodyId),
            keeper.map(organisations::get).orElse(null),
            own,
            mayKeep,
            year,
            Months.of(year, calendar, today),
            calendar.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)),
            calendar.workingDaysBetween(LocalDate.of(year - 1, 12, 31), LocalDate.of(year, 12, 31)),
            keeper.map(each -> keeping.history(each, language)).orElse(List.of()),
            form));
  }
}
