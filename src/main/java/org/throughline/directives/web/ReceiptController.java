package org.throughline.directives.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.audit.Trail;
import org.throughline.directives.Conveyances;
import org.throughline.directives.Directives;
import org.throughline.directives.Receipts;
import org.throughline.organisations.Actor;
import org.throughline.organisations.People;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Requires;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;

@Controller
class ReceiptController {
  private static final int PAGE = 100;

  private final Directives directives;
  private final Receipts receipts;
  private final Conveyances conveyances;
  private final DirectivePages pages;
  private final People people;
  private final Policy policy;
  private final Trail trail;

  ReceiptController(
      Directives directives,
      Receipts receipts,
      Conveyances conveyances,
      DirectivePages pages,
      People people,
      Policy policy,
      Trail trail) {
    this.directives = directives;
    this.receipts = receipts;
    this.conveyances = conveyances;
    this.pages = pages;
    this.people = people;
    this.policy = policy;
    this.trail = trail;
  }

  @GetMapping("/directives/{id}/receipts")
  @Requires(Permission.RECORD_READ)
  ModelAndView list(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String page,
      Actor actor,
      Language language) {
    var directive = directives.get(actor, id);
    var paging =
        Paging.of(
            Typed.page(page),
            PAGE,
            receipts.count(actor, id),
            "/directives/" + id + "/receipts",
            "");
    var rows = pages.rows(receipts.visible(actor, id, paging.offset(), PAGE), language);
    return Pages.page("directives/receipts", new ReceiptsPage(directive, rows, paging));
  }

  @GetMapping("/receipts/{id}")
  @Requires(Permission.RECORD_READ)
  ModelAndView show(@PathVariable long id, Actor actor, Language language) {
    var receipt = receipts.get(actor, id);
    var directive = directives.get(actor, receipt.directiveId());
    var by = receipt.acknowledgedBy();
    return Pages.page(
        "directives/receipt",
        new ReceiptPage(
            pages.rows(List.of(receipt), language).getFirst(),
            directive,
            by == null ? "" : people.get(by).name(language),
            receipt.organisationId() == actor.bodyId(),
            policy.allows(actor, Permission.COVERAGE_READ, receipt.organisationId()),
            conveyances.inBody(receipt.directiveId(), receipt.organisationId()).stream()
                .map(each -> pages.row(each, language))
                .toList(),
            trail.of(List.of(new Ref(Kind.RECEIPT, id)), language)));
  }

  @PostMapping("/receipts/{id}/acknowledgement")
  @Requires(Permission.RECEIPT_ACKNOWLEDGE)
  ModelAndView acknowledge(@PathVariable long id, Actor actor, Language language) {
    var directive = receipts.get(actor, id).directiveId();
    return receipts
        .acknowledge(actor, id)
        .fold(
            to -> Pages.seeOther("/directives/" + to, "directives.acknowledged"),
            why -> Refusals.shown(why, pages.show(actor, language, directive)));
  }

  @PostMapping("/receipts/{id}/return")
  @Requires(Permission.RECEIPT_ACKNOWLEDGE)
  ModelAndView returnIt(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String reason,
      Actor actor,
      Language language) {
    var directive = receipts.get(actor, id).directiveId();
    return receipts
        .returnAsWrong(actor, id, reason)
        .fold(
            _ -> Pages.seeOther("/desk", "directives.returned"),
            why ->
                Refusals.shown(
                    why, pages.show(actor, language, directive, Typed.text(reason), null)));
  }
}
