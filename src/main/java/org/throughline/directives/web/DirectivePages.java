package org.throughline.directives.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.audit.Trail;
import org.throughline.directives.Clause;
import org.throughline.directives.Conveyance;
import org.throughline.directives.Conveyances;
import org.throughline.directives.CoverageState;
import org.throughline.directives.Directive;
import org.throughline.directives.Directives;
import org.throughline.directives.ForceState;
import org.throughline.directives.Receipt;
import org.throughline.directives.ReceiptState;
import org.throughline.directives.Receipts;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;
import org.throughline.shared.web.Pages;

/// Makes the directive's page, which several forms come back to.
@Component
class DirectivePages {
  private static final int FIRST_RECEIPTS = 20;

  private final Directives directives;
  private final Receipts receipts;
  private final Conveyances conveyances;
  private final DirectiveLives lives;
  private final Organisations organisations;
  private final Policy policy;
  private final Trail trail;
  private final Becoming followThrough;

  DirectivePages(
      Directives directives,
      Receipts receipts,
      Conveyances conveyances,
      DirectiveLives lives,
      Organisations organisations,
      Policy policy,
      Trail trail,
      Becoming followThrough) {
    this.directives = directives;
    this.receipts = receipts;
    this.conveyances = conveyances;
    this.lives = lives;
    this.organisations = organisations;
    this.policy = policy;
    this.trail = trail;
    this.followThrough = followThrough;
  }

  ModelAndView show(Actor actor, Language language, long id) {
    return show(actor, language, id, null, null);
  }

  ModelAndView show(
      Actor actor,
      Language language,
      long id,
      @Nullable String returning,
      @Nullable ConveyanceForm conveying) {
    return show(actor, language, id, returning, conveying, null);
  }

  ModelAndView show(Actor actor, Language language, long id, LocalClauseForm adding) {
    return show(actor, language, id, null, null, adding);
  }

  private ModelAndView show(
      Actor actor,
      Language language,
      long id,
      @Nullable String returning,
      @Nullable ConveyanceForm conveying,
      @Nullable LocalClauseForm adding) {
    var directive = directives.get(actor, id);
    var clauses = directives.clauses(id);
    var mine = receipts.ofBody(id, actor.bodyId()).orElse(null);
    var others = receipts.visible(actor, id, 0, FIRST_RECEIPTS);
    var conveyed = conveyances.inBody(id, actor.bodyId());
    var rows = rows(mine == null ? others : with(others, mine), language);
    return Pages.page(
        "directives/show",
        new DirectivePage(
            directive,
            organisations.get(directive.organisationId()).name(language),
            MarkedText.of(directive.body(), clauses),
            clauses.stream()
                .map(each -> new DirectivePage.ClauseRow(each, state(mine, each)))
                .toList(),
            rows.stream()
                .filter(each -> each.receipt().organisationId() == actor.bodyId())
                .findFirst()
                .orElse(null),
            rows.stream().limit(FIRST_RECEIPTS).toList(),
            receipts.count(actor, id),
            conveyed.stream().map(each -> row(each, language)).toList(),
            trail.of(about(id, mine, conveyed), language),
            may(actor, directive, mine),
            returning,
            conveying,
            lives.of(actor, directive, clauses, mine, adding, language),
            followThrough.of(new Ref(Kind.DIRECTIVE, id), actor)));
  }

  private static List<Receipt> with(List<Receipt> some, Receipt mine) {
    return some.stream().anyMatch(each -> each.id() == mine.id())
        ? some
        : Stream.concat(Stream.of(mine), some.stream()).toList();
  }

  private static @Nullable CoverageState state(@Nullable Receipt mine, Clause clause) {
    return mine == null || mine.state() == ReceiptState.RETURNED
        ? null
        : mine.coverage().get(clause.number() - 1);
  }

  /// What happened to the directive, and with it in the reader's own body.
  private static List<Ref> about(long id, @Nullable Receipt mine, List<Conveyance> conveyed) {
    var about = new ArrayList<Ref>();
    about.add(new Ref(Kind.DIRECTIVE, id));
    if (mine != null) {
      about.add(new Ref(Kind.RECEIPT, mine.id()));
    }
    conveyed.forEach(each -> about.add(new Ref(Kind.CONVEYANCE, each.id())));
    return about;
  }

  private DirectivePage.May may(Actor actor, Directive directive, @Nullable Receipt mine) {
    long body = actor.bodyId();
    var held =
        directive.state() != ForceState.MERGED
            && mine != null
            && mine.state() != ReceiptState.RETURNED;
    var acknowledged = mine != null && mine.state() == ReceiptState.ACKNOWLEDGED;
    return new DirectivePage.May(
        directive.inForce()
            && policy.allows(actor, Permission.DIRECTIVE_REGISTER, directive.organisationId()),
        directive.inForce()
            && acknowledged
            && policy.allows(actor, Permission.DIRECTIVE_SEND, body),
        policy.allows(actor, Permission.COVERAGE_READ, body),
        held && !acknowledged && policy.allows(actor, Permission.RECEIPT_ACKNOWLEDGE, body),
        held && policy.allows(actor, Permission.COVERAGE_DECIDE, body),
        held && policy.allows(actor, Permission.RECEIPT_ACKNOWLEDGE, body));
  }

  DirectivePage.ConveyanceRow row(Conveyance conveyance, Language language) {
    return new DirectivePage.ConveyanceRow(
        conveyance.id(),
        organisations.get(conveyance.organisationId()).name(language),
        conveyance.means(),
        conveyance.on());
  }

  List<ReceiptRow> rows(List<Receipt> receipts, Language language) {
    var ids =
        receipts.stream()
            .flatMap(each -> Stream.concat(Stream.of(each.organisationId()), each.via().stream()))
            .distinct()
            .toList();
    var names = organisations.names(ids, language);
    return receipts.stream()
        .map(each ->
            new ReceiptRow(
                each,
                names.getOrDefault(each.organisationId(), ""),
                each.via().stream().map(via -> names.getOrDefault(via, "")).toList(),
                Arrays.stream(CoverageState.values())
                    .map(state -> new ReceiptRow.Count(state, each.count(state)))
                    .filter(count -> count.clauses() > 0)
                    .toList()))
        .toList();
  }
}
