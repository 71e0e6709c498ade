package org.throughline.readouts.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.readouts.ReadingDecisions;
import org.throughline.readouts.ReadingRecords;
import org.throughline.readouts.Readings;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.tables.Extent;

/// Readings and what is decided about them.
@Controller
class ReadingController {
  private static final int PER_PAGE = 50;

  private final Readings readings;
  private final ReadingDecisions decisions;
  private final ReadingRecords records;
  private final ReadingPages pages;

  ReadingController(
      Readings readings, ReadingDecisions decisions, ReadingRecords records, ReadingPages pages) {
    this.readings = readings;
    this.decisions = decisions;
    this.records = records;
    this.pages = pages;
  }

  @GetMapping("/readings")
  @Requires(Permission.READOUT_READ_IN)
  ModelAndView list(
      @RequestParam(required = false) @Nullable String page, Extent extent, Actor actor) {
    var total = readings.count(actor);
    var last = Math.max(1, (total + PER_PAGE - 1) / PER_PAGE);
    var number =
        extent.page(
            page != null && page.matches("[1-9]\\d{0,5}")
                ? Math.min(Integer.parseInt(page), last)
                : 1);
    var rows = readings.list(actor, (number - 1) * PER_PAGE, extent.size(PER_PAGE));
    return Pages.page("readouts/list", new ReadingListPage(rows, number, last, total));
  }

  @GetMapping("/readings/{id}")
  @Requires(Permission.READOUT_READ_IN)
  ModelAndView show(@PathVariable long id, Actor actor, Language language) {
    return page(id, actor, language, ReadingForm.untouched());
  }

  /// Keeps what was decided so far.
  @PostMapping("/readings/{id}/decisions")
  @Requires(Permission.READOUT_READ_IN)
  ModelAndView decide(
      @PathVariable long id,
      @RequestParam Map<String, String> sent,
      Actor actor,
      Language language) {
    var form = new ReadingForm(sent);
    return decide(actor, id, form)
        .fold(
            done -> Pages.seeOther("/readings/" + done, "readouts.decided"),
            why -> Refusals.shown(why, page(id, actor, language, form)));
  }

  /// Keeps what was decided and makes the records of it; a second press finds them made.
  @PostMapping("/readings/{id}/records")
  @Requires(Permission.READOUT_READ_IN)
  ModelAndView confirm(
      @PathVariable long id,
      @RequestParam Map<String, String> sent,
      Actor actor,
      Language language) {
    var form = new ReadingForm(sent);
    var confirmed =
        switch (readings.get(actor, id).state()) {
          case PROPOSED ->
              decide(actor, id, form)
                  .fold(done -> records.confirm(actor, done), Outcome::<Long>refused);
          case CONFIRMED, DISCARDED -> records.confirm(actor, id);
        };
    return confirmed.fold(
        done -> Pages.seeOther("/readings/" + done, "readouts.confirmed"),
        why -> Refusals.shown(why, page(id, actor, language, form)));
  }

  @PostMapping("/readings/{id}/discard")
  @Requires(Permission.READOUT_READ_IN)
  ModelAndView discard(@PathVariable long id, Actor actor, Language language) {
    return readings
        .discard(actor, id)
        .fold(
            done -> Pages.seeOther("/readings", "readouts.discarded"),
            why -> Refusals.shown(why, page(id, actor, language, ReadingForm.untouched())));
  }

  private Outcome<Long> decide(Actor actor, long id, ReadingForm form) {
    var reading = readings.get(actor, id);
    return decisions.decide(actor, id, form.choices(reading, readings.values(reading.id())));
  }

  private ModelAndView page(long id, Actor actor, Language language, ReadingForm form) {
    return Pages.page("readouts/show", pages.of(readings.get(actor, id), actor, language, form));
  }
}
