package org.throughline.directives.web;

import java.util.List;
import java.util.Objects;
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
import org.throughline.directives.Receipt;
import org.throughline.directives.ReceiptState;
import org.throughline.directives.Receipts;
import org.throughline.directives.Returns;
import org.throughline.organisations.Actor;
import org.throughline.organisations.AddresseeForm;
import org.throughline.organisations.AddresseeReading;
import org.throughline.organisations.Addressees;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.People;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Requires;
import org.throughline.shared.Coded;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.tables.Extent;

@Controller
class ReceiptController {
  private static final int PAGE = 100;

  private final Directives directives;
  private final Receipts receipts;
  private final Conveyances conveyances;
  private final DirectivePages pages;
  private final Returns returns;
  private final AddresseeReading reading;
  private final Organisations organisations;
  private final People people;
  private final Policy policy;
  private final Trail trail;

  ReceiptController(
      Directives directives,
      Receipts receipts,
      Conveyances conveyances,
      DirectivePages pages,
      Returns returns,
      AddresseeReading reading,
      Organisations organisations,
      People people,
      Policy policy,
      Trail trail) {
    this.directives = directives;
    this.receipts = receipts;
    this.conveyances = conveyances;
    this.pages = pages;
    this.returns = returns;
    this.reading = reading;
    this.organisations = organisations;
    this.people = people;
    this.policy = policy;
    this.trail = trail;
  }

  @GetMapping("/directives/{id}/receipts")
  @Requires(Permission.RECORD_READ)
  ModelAndView list(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String read,
      @RequestParam(required = false) @Nullable String via,
      @RequestParam(required = false) @Nullable String page,
      Extent extent,
      Actor actor,
      Language language) {
    var directive = directives.get(actor, id);
    var wanted = Coded.find(ReceiptState.class, state).orElse(null);
    var opened = "yes".equals(read) ? Boolean.TRUE : "no".equals(read) ? Boolean.FALSE : null;
    var through = org.throughline.shared.web.Typed.id(via).orElse(null);
    var filter = new Receipts.Filter(wanted, opened, through);
    var query =
        (wanted == null ? "" : "state=" + wanted.code() + "&")
            + (opened == null ? "" : "read=" + read + "&")
            + (through == null ? "" : "via=" + through + "&");
    var paging =
        Paging.of(
            extent.page(Typed.page(page)),
            extent.size(PAGE),
            receipts.count(actor, id, filter),
            "/directives/" + id + "/receipts",
            query.isEmpty() ? "" : query.substring(0, query.length() - 1));
    var rows =
        pages.rows(receipts.visible(actor, id, filter, paging.offset(), paging.size()), language);
    var vias = organisations.names(receipts.vias(actor, id), language);
    return Pages.page(
        "directives/receipts", new ReceiptsPage(directive, rows, paging, filter, vias));
  }

  @GetMapping("/receipts/{id}")
  @Requires(Permission.RECORD_READ)
  ModelAndView show(@PathVariable long id, Actor actor, Language language) {
    return page(id, null, actor, language);
  }

  private ModelAndView page(long id, @Nullable String redirecting, Actor actor, Language language) {
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
            returns.waits(actor, receipt),
            answers(receipt, language),
            policy.allows(actor, Permission.COVERAGE_READ, receipt.organisationId()),
            conveyances.inBody(receipt.directiveId(), receipt.organisationId()).stream()
                .map(each -> pages.row(each, language))
                .toList(),
            redirecting,
            trail.of(List.of(new Ref(Kind.RECEIPT, id)), language)));
  }

  private List<ReceiptPage.Answer> answers(Receipt receipt, Language language) {
    var answers = returns.answers(receipt.id());
    var names =
        organisations.names(
            answers.stream().map(Returns.Answer::to).filter(Objects::nonNull).toList(), language);
    return answers.stream()
        .map(each ->
            new ReceiptPage.Answer(
                each.answer(),
                each.to() == null ? "" : names.getOrDefault(each.to(), ""),
                each.at()))
        .toList();
  }

  /// To the right body, by name or id, in one step.
  @PostMapping("/receipts/{id}/redirection")
  @Requires(Permission.DIRECTIVE_SEND)
  ModelAndView redirect(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String to,
      Actor actor,
      Language language) {
    receipts.get(actor, id);
    return body(actor, to)
        .fold(
            body -> returns.redirect(actor, id, body, organisations.get(body).name(language)),
            Outcome::<Long>refused)
        .fold(
            _ -> Pages.seeOther("/receipts/" + id, "directives.redirected"),
            why -> Refusals.shown(why, page(id, Typed.text(to), actor, language)));
  }

  private Outcome<Long> body(Actor actor, @Nullable String typed) {
    return reading
        .read(actor, new AddresseeForm(null, null, typed, null))
        .fold(
            read ->
                read.addressees() instanceof Addressees.Named(var ids)
                        && ids.size() == 1
                        && read.unresolved().isEmpty()
                    ? Outcome.done(ids.iterator().next())
                    : Outcome.invalid("directives.refused.redirect_to"),
            Outcome::refused);
  }

  @PostMapping("/receipts/{id}/withdrawal")
  @Requires(Permission.DIRECTIVE_SEND)
  ModelAndView withdraw(@PathVariable long id, Actor actor, Language language) {
    receipts.get(actor, id);
    return returns
        .withdraw(actor, id)
        .fold(
            _ -> Pages.seeOther("/receipts/" + id, "directives.return_closed"),
            why -> Refusals.shown(why, page(id, null, actor, language)));
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
