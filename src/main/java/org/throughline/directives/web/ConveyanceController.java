package org.throughline.directives.web;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.directives.ConveyanceMeans;
import org.throughline.directives.Conveyances;
import org.throughline.directives.Directives;
import org.throughline.directives.ReceiptState;
import org.throughline.directives.Receipts;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Coded;
import org.throughline.shared.Forbidden;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;

/// Noting that a directive was passed on by other ways than a meeting kept here.
@Controller
class ConveyanceController {
  private final Directives directives;
  private final Receipts receipts;
  private final Conveyances conveyances;
  private final DirectivePages pages;
  private final Clock clock;

  ConveyanceController(
      Directives directives,
      Receipts receipts,
      Conveyances conveyances,
      DirectivePages pages,
      Clock clock) {
    this.directives = directives;
    this.receipts = receipts;
    this.conveyances = conveyances;
    this.pages = pages;
    this.clock = clock;
  }

  @PostMapping("/directives/{id}/conveyances")
  @Requires(Permission.RECEIPT_ACKNOWLEDGE)
  ModelAndView record(
      @PathVariable long id, @ModelAttribute ConveyanceForm form, Actor actor, Language language) {
    directives.get(actor, id);
    var held =
        receipts
            .ofBody(id, actor.bodyId())
            .filter(each -> each.state() != ReceiptState.RETURNED)
            .isPresent();
    if (!held) {
      throw new Forbidden(Permission.RECEIPT_ACKNOWLEDGE.code());
    }
    return read(form)
        .fold(
            stated -> {
              conveyances.record(actor, id, actor.bodyId(), stated.means, stated.on);
              return Pages.seeOther("/directives/" + id + "#conveyances", "directives.conveyed");
            },
            why -> Refusals.shown(why, pages.show(actor, language, id, null, form)));
  }

  private record Stated(ConveyanceMeans means, LocalDate on) {}

  private Outcome<Stated> read(ConveyanceForm form) {
    var means = Coded.find(ConveyanceMeans.class, form.means());
    if (means.isEmpty()) {
      return Outcome.invalid("directives.refused.choice");
    }
    return Typed.date(form.on())
        .fold(
            on ->
                on.isAfter(LocalDate.now(clock))
                    ? Outcome.invalid("directives.refused.future")
                    : Outcome.done(new Stated(means.get(), on)),
            Outcome::refused);
  }
}
