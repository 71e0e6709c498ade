package org.throughline.minutes.web;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.decisions.DecisionOutcome;
import org.throughline.meetings.Agenda;
import org.throughline.minutes.Histories;
import org.throughline.minutes.RegisterFilter;
import org.throughline.minutes.Registers;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Coded;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Typed;
import org.throughline.tables.Extent;

/// The register of decisions, and the history of one matter.
@Controller
class RegisterController {
  private static final int PAGE = 25;
  private static final int WORDS = 100;

  private final Registers registers;
  private final Histories histories;
  private final Agenda agenda;

  RegisterController(Registers registers, Histories histories, Agenda agenda) {
    this.registers = registers;
    this.histories = histories;
    this.agenda = agenda;
  }

  @GetMapping("/register")
  @Requires(Permission.RECORD_READ)
  ModelAndView show(
      @RequestParam(name = "organisation", required = false) @Nullable String organisation,
      @RequestParam(name = "year", required = false) @Nullable String year,
      @RequestParam(name = "outcome", required = false) @Nullable String outcome,
      @RequestParam(name = "words", required = false) @Nullable String words,
      @RequestParam(name = "page", required = false) @Nullable String page,
      Extent extent,
      Actor actor,
      Language language) {
    var filter = filter(organisation, year, outcome, words);
    var count = registers.count(actor, filter);
    var last = Math.max(1, (count + PAGE - 1) / PAGE);
    var number = extent.page((int) Math.min(Typed.id(page).orElse(1L), last));
    var offset = (number - 1) * PAGE;
    return Pages.page(
        "minutes/register",
        new RegisterPage(
            filter,
            registers.list(actor, filter, language, offset, extent.size(PAGE)),
            registers.organisations(actor, language),
            registers.years(actor),
            number,
            last,
            count,
            Permission.MEETING_PREPARE.grantedTo(actor.roles())));
  }

  private static RegisterFilter filter(
      @Nullable String organisation,
      @Nullable String year,
      @Nullable String outcome,
      @Nullable String words) {
    var said = Typed.text(words);
    return new RegisterFilter(
        Typed.id(organisation).orElse(null),
        year != null && year.matches("(19|2[0-9])[0-9]{2}") ? Integer.valueOf(year) : null,
        Coded.find(DecisionOutcome.class, outcome).orElse(null),
        said.substring(0, Math.min(said.length(), WORDS)));
  }

  @GetMapping("/items/{id}/history")
  @Requires(Permission.RECORD_READ)
  ModelAndView history(@PathVariable("id") String id, Actor actor, Language language) {
    var item = agenda.item(actor, Typed.idOrNotFound(Kind.AGENDA_ITEM, id));
    return Pages.page(
        "minutes/history", new HistoryPage(item, histories.of(actor, item.id(), language)));
  }
}
