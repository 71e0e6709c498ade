package org.throughline.directives.web;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.calendars.Chain;
import org.throughline.calendars.Deadlines;
import org.throughline.directives.Cascades;
import org.throughline.directives.Clause;
import org.throughline.directives.Directive;
import org.throughline.directives.Directives;
import org.throughline.directives.LocalClauses;
import org.throughline.directives.Receipts;
import org.throughline.directives.SendingPreview;
import org.throughline.directives.SendingPreview.Counts;
import org.throughline.organisations.Actor;
import org.throughline.organisations.AddresseeChoice.Unresolved;
import org.throughline.organisations.AddresseeForm;
import org.throughline.organisations.AddresseeReading;
import org.throughline.organisations.Addressees;
import org.throughline.organisations.OrganisationKind;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Requires;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.Refusal;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;

/// Sending down: choose bodies, see what it would do, do it.
@Controller
class SendingController {
  private static final int PAGE = 25;

  private final Directives directives;
  private final Receipts receipts;
  private final LocalClauses locals;
  private final SendingPreview preview;
  private final AddresseeReading reading;
  private final Cascades cascades;
  private final Deadlines deadlines;
  private final Organisations organisations;
  private final Policy policy;

  SendingController(
      Directives directives,
      Receipts receipts,
      LocalClauses locals,
      SendingPreview preview,
      AddresseeReading reading,
      Cascades cascades,
      Deadlines deadlines,
      Organisations organisations,
      Policy policy) {
    this.directives = directives;
    this.receipts = receipts;
    this.locals = locals;
    this.preview = preview;
    this.reading = reading;
    this.cascades = cascades;
    this.deadlines = deadlines;
    this.organisations = organisations;
    this.policy = policy;
  }

  @GetMapping("/directives/{id}/sending")
  @Requires(Permission.DIRECTIVE_SEND)
  ModelAndView choose(@PathVariable long id, Actor actor, Language language) {
    return choose(sendable(actor, id), actor, language, AddresseeForm.EMPTY, List.of());
  }

  private Directive sendable(Actor actor, long id) {
    var directive = directives.get(actor, id);
    policy.require(actor, Permission.DIRECTIVE_SEND, actor.bodyId());
    if (receipts.ofBody(id, actor.bodyId()).isEmpty()) {
      throw new org.throughline.shared.Forbidden(Permission.DIRECTIVE_SEND.code());
    }
    return directive;
  }

  private ModelAndView choose(
      Directive directive,
      Actor actor,
      Language language,
      AddresseeForm form,
      List<Unresolved> unresolved) {
    return Pages.page(
        "directives/sending",
        new SendingPage(
            directive,
            reading.offer(actor, form, unresolved, receipts.holders(directive.id()), language),
            directives.clauses(directive.id()).size()));
  }

  /// Also by address, for a choice that fits into one.
  @GetMapping("/directives/{id}/sending/summary")
  @Requires(Permission.DIRECTIVE_SEND)
  ModelAndView summary(
      @PathVariable long id,
      @ModelAttribute AddresseeForm form,
      @RequestParam(required = false) @Nullable String page,
      Actor actor,
      Language language) {
    return summed(sendable(actor, id), form, Typed.page(page), actor, language);
  }

  /// A pasted list does not fit into an address. Nothing is written.
  @PostMapping("/directives/{id}/sending/summary")
  @Requires(Permission.DIRECTIVE_SEND)
  ModelAndView summaryOfList(
      @PathVariable long id,
      @ModelAttribute AddresseeForm form,
      @RequestParam(required = false) @Nullable String page,
      Actor actor,
      Language language) {
    return summed(sendable(actor, id), form, Typed.page(page), actor, language);
  }

  private ModelAndView summed(
      Directive directive, AddresseeForm form, int page, Actor actor, Language language) {
    return read(directive, form, actor, language)
        .fold(
            addressees -> summed(directive, form, addressees, page, actor, language),
            shown -> shown);
  }

  /// Either whom it goes to, or the form again with what is wrong.
  private sealed interface Read {
    record To(Addressees addressees) implements Read {}

    record Again(ModelAndView page) implements Read {}

    default ModelAndView fold(
        java.util.function.Function<Addressees, ModelAndView> to,
        java.util.function.UnaryOperator<ModelAndView> again) {
      return switch (this) {
        case To(var addressees) -> to.apply(addressees);
        case Again(var page) -> again.apply(page);
      };
    }
  }

  private Read read(Directive directive, AddresseeForm form, Actor actor, Language language) {
    return switch (reading.read(actor, form)) {
      case Outcome.Refused<AddresseeReading.Read>(var why) ->
          new Read.Again(Refusals.shown(why, choose(directive, actor, language, form, List.of())));
      case Outcome.Done<AddresseeReading.Read>(var found) ->
          found.unresolved().isEmpty()
              ? new Read.To(found.addressees())
              : new Read.Again(
                  Refusals.shown(
                      Refusal.invalid(
                          "organisations.refused.unresolved", found.unresolved().size()),
                      choose(directive, actor, language, form, found.unresolved())));
    };
  }

  private ModelAndView summed(
      Directive directive,
      AddresseeForm form,
      Addressees addressees,
      int page,
      Actor actor,
      Language language) {
    var byKind = preview.counts(actor, directive.id(), addressees);
    var all = byKind.values().stream().reduce(new Counts(0, 0, 0, 0), Counts::plus);
    if (all.all() == 0) {
      return Refusals.shown(
          Refusal.invalid("organisations.refused.nobody_there"),
          choose(directive, actor, language, form, List.of()));
    }
    var paging = Paging.of(page, PAGE, all.all(), "", "");
    var rows = preview.rows(actor, directive.id(), addressees, paging.offset(), PAGE);
    var names =
        organisations.names(
            rows.stream().flatMap(each -> each.via().stream()).distinct().toList(), language);
    return Pages.page(
        "directives/summary",
        new SendingSummaryPage(
            directive,
            all,
            byKind,
            directives.clauses(directive.id()).size(),
            rows.stream()
                .map(each ->
                    new SendingSummaryPage.Row(
                        each.body().name(language),
                        each.body().kind(),
                        each.state(),
                        each.via().stream()
                            .map(via -> names.getOrDefault(via, ""))
                            .collect(Collectors.joining("; "))))
                .toList(),
            paging,
            form,
            chain(actor, directive, Collections.max(byKind.keySet())),
            local(actor, directive).map(each -> each.clauses().size()).findFirst().orElse(0)));
  }

  private Stream<LocalClauses.Local> local(Actor actor, Directive directive) {
    return locals.beside(actor, directive.id()).stream()
        .filter(each -> each.record().organisationId() == actor.bodyId())
        .filter(each -> !each.clauses().isEmpty());
  }

  @PostMapping("/directives/{id}/sending")
  @Requires(Permission.DIRECTIVE_SEND)
  ModelAndView send(
      @PathVariable long id,
      @ModelAttribute AddresseeForm form,
      @RequestParam(required = false) @Nullable String local,
      Actor actor,
      Language language) {
    var directive = sendable(actor, id);
    return read(directive, form, actor, language)
        .fold(
            addressees -> {
              var along = local != null;
              return sent(actor, directive, addressees, along)
                  .fold(
                      _ -> Pages.seeOther(after(actor, id), "directives.sent"),
                      why ->
                          Refusals.shown(why, choose(directive, actor, language, form, List.of())));
            },
            shown -> shown);
  }

  private String after(Actor actor, long id) {
    return cascades.progress(actor, id).stream().anyMatch(each -> !each.finished())
        ? "/directives/" + id + "/sendings"
        : "/directives/" + id + "#receipts";
  }

  /// How far one's own sendings have come.
  @GetMapping("/directives/{id}/sendings")
  @Requires(Permission.DIRECTIVE_SEND)
  ModelAndView sendings(@PathVariable long id, Actor actor) {
    var directive = sendable(actor, id);
    return Pages.page(
        "directives/sendings", new SendingsPage(directive, cascades.progress(actor, id)));
  }

  /// The latest day of each level for the clause that is due first; null where no clause has a day,
  /// or where nobody is beneath.
  private @Nullable Chain chain(Actor actor, Directive directive, OrganisationKind deepest) {
    return directives.clauses(directive.id()).stream()
        .filter(Clause::inForce)
        .map(Clause::dueOn)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .flatMap(due -> deadlines.chain(due, actor.bodyId(), deepest))
        .orElse(null);
  }

  /// With the sender's own clauses to it, where asked; they may go where the directive already is.
  private Outcome<Integer> sent(
      Actor actor, Directive directive, Addressees addressees, boolean along) {
    var own = along ? local(actor, directive).findFirst() : Optional.<LocalClauses.Local>empty();
    if (own.isEmpty()) {
      return receipts.send(actor, directive.id(), addressees);
    }
    var sent = receipts.send(actor, directive.id(), addressees);
    if (sent instanceof Outcome.Refused<Integer>(var why)
        && !why.key().equals("directives.refused.sent_already")) {
      return sent;
    }
    var alongside = receipts.send(actor, own.get().record().id(), addressees);
    return sent instanceof Outcome.Done<Integer> ? sent : alongside;
  }
}
