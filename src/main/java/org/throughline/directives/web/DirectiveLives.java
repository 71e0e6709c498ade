package org.throughline.directives.web;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.directives.Cascades;
import org.throughline.directives.Clause;
import org.throughline.directives.Correction;
import org.throughline.directives.Corrections;
import org.throughline.directives.CoverageState;
import org.throughline.directives.Directive;
import org.throughline.directives.Directives;
import org.throughline.directives.Lineage;
import org.throughline.directives.LocalClauses;
import org.throughline.directives.Receipt;
import org.throughline.directives.ReceiptState;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.People;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Language;

/// Gathers what became of a directive.
@Component
class DirectiveLives {
  private final Directives directives;
  private final Corrections corrections;
  private final LocalClauses locals;
  private final Lineage lineage;
  private final Cascades cascades;
  private final Organisations organisations;
  private final People people;
  private final Policy policy;

  DirectiveLives(
      Directives directives,
      Corrections corrections,
      LocalClauses locals,
      Lineage lineage,
      Cascades cascades,
      Organisations organisations,
      People people,
      Policy policy) {
    this.directives = directives;
    this.corrections = corrections;
    this.locals = locals;
    this.lineage = lineage;
    this.cascades = cascades;
    this.organisations = organisations;
    this.people = people;
    this.policy = policy;
  }

  DirectiveLife of(
      Actor actor,
      Directive directive,
      List<Clause> clauses,
      @Nullable Receipt mine,
      @Nullable LocalClauseForm adding,
      Language language) {
    var may = may(actor, directive, mine);
    return new DirectiveLife(
        pointer(actor, directive),
        rows(corrections.ofDirective(directive.id()), clauses, language),
        !corrections.unanswered(actor, directive.id()).isEmpty(),
        locals(actor, directive, clauses, language),
        lineage.of(actor, directive.id(), language),
        may.link() ? lineage.offered(actor) : List.of(),
        clauses.stream().filter(Clause::inForce).toList(),
        cascades.progress(actor, directive.id()).stream().anyMatch(each -> !each.finished()),
        may,
        adding);
  }

  private @Nullable Directive pointer(Actor actor, Directive directive) {
    var id = directive.mergedInto() != null ? directive.mergedInto() : directive.supersededBy();
    return id == null ? null : directives.find(actor, id).orElse(null);
  }

  List<DirectiveLife.Row> rows(List<Correction> found, List<Clause> clauses, Language language) {
    var numbers = clauses.stream().collect(Collectors.toMap(Clause::id, Clause::number));
    var names =
        people.byId(
            found.stream().map(Correction::by).filter(Objects::nonNull).distinct().toList());
    return found.stream()
        .map(each -> {
          var clause = each.clauseId();
          var by = each.by() == null ? null : names.get(each.by());
          return new DirectiveLife.Row(
              each,
              clause == null ? 0 : numbers.getOrDefault(clause, 0),
              by == null ? "" : by.name(language));
        })
        .toList()
        .reversed();
  }

  private List<DirectiveLife.Local> locals(
      Actor actor, Directive directive, List<Clause> clauses, Language language) {
    var found = locals.beside(actor, directive.id());
    var names =
        organisations.names(
            found.stream().map(each -> each.record().organisationId()).toList(), language);
    var numbers = clauses.stream().collect(Collectors.toMap(Clause::id, Clause::number));
    return found.stream()
        .map(each ->
            new DirectiveLife.Local(
                each.record(),
                names.getOrDefault(each.record().organisationId(), ""),
                each.clauses().stream()
                    .map(clause -> local(clause, each.standing(), numbers))
                    .toList()))
        .toList();
  }

  private static DirectiveLife.LocalClause local(
      Clause clause, List<CoverageState> standing, java.util.Map<Long, Integer> numbers) {
    var details = clause.detailsId();
    return new DirectiveLife.LocalClause(
        clause,
        details == null ? 0 : numbers.getOrDefault(details, 0),
        clause.number() <= standing.size() ? standing.get(clause.number() - 1) : null);
  }

  private DirectiveLife.May may(Actor actor, Directive directive, @Nullable Receipt mine) {
    var own = policy.allows(actor, Permission.DIRECTIVE_REGISTER, directive.organisationId());
    var here = policy.allows(actor, Permission.DIRECTIVE_REGISTER, actor.bodyId());
    var sent = own && directives.sent(directive);
    var open = directive.inForce();
    return new DirectiveLife.May(
        own && open && !sent,
        own && open && sent,
        own && open && directive.localTo() == null,
        own && open,
        !own
            && here
            && open
            && mine != null
            && mine.state() == ReceiptState.ACKNOWLEDGED
            && directive.localTo() == null,
        policy.allows(actor, Permission.COVERAGE_DECIDE, actor.bodyId()));
  }
}
