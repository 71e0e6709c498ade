package org.throughline.directives.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.directives.Clause;
import org.throughline.directives.Corrections;
import org.throughline.directives.Directive;
import org.throughline.directives.Directives;
import org.throughline.directives.LocalClauses;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Language;

/// Gathers what became of a clause.
@Component
class ClauseLives {
  private final Directives directives;
  private final Corrections corrections;
  private final LocalClauses locals;
  private final DirectiveLives lives;
  private final Organisations organisations;
  private final Policy policy;

  ClauseLives(
      Directives directives,
      Corrections corrections,
      LocalClauses locals,
      DirectiveLives lives,
      Organisations organisations,
      Policy policy) {
    this.directives = directives;
    this.corrections = corrections;
    this.locals = locals;
    this.lives = lives;
    this.organisations = organisations;
    this.policy = policy;
  }

  ClauseLife of(Actor actor, Directive directive, Clause clause, Language language) {
    var own = policy.allows(actor, Permission.DIRECTIVE_REGISTER, directive.organisationId());
    var next = clause.mergedInto() != null ? clause.mergedInto() : clause.supersededBy();
    return new ClauseLife(
        lives.rows(corrections.ofClause(clause.id()), java.util.List.of(clause), language),
        corrections.stood(actor, clause).orElse(null),
        next == null ? null : placed(actor, next, language).orElse(null),
        locals
            .detailed(actor, clause)
            .flatMap(each -> placed(actor, each.id(), language))
            .orElse(null),
        locals.detailing(actor, clause.id()).stream()
            .flatMap(each -> placed(actor, each.id(), language).stream())
            .toList(),
        own && directive.inForce() && clause.inForce() && directives.sent(directive),
        own ? locals.detailable(actor, directive.id()) : java.util.List.of());
  }

  private Optional<ClauseLife.Placed> placed(Actor actor, @Nullable Long id, Language language) {
    return id == null
        ? Optional.empty()
        : directives
            .findClause(actor, id)
            .map(clause -> {
              var directive = directives.get(actor, clause.directiveId());
              return new ClauseLife.Placed(
                  clause, directive, organisations.get(directive.organisationId()).name(language));
            });
  }
}
