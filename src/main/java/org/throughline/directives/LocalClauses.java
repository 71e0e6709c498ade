package org.throughline.directives;

import static throughline.db.directives.Tables.CLAUSE;
import static throughline.db.directives.Tables.DIRECTIVE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Outcome;

/// Clauses that a body adds to a directive it received, for itself and those beneath it. They stand
/// in a record of the body's own that conveys the superior's, so that the superior's numbers and
/// packed coverage stay as they are.
@Service
public class LocalClauses {
  private static final int MOST = 50;

  private final DSLContext sql;
  private final Policy policy;
  private final Directives directives;
  private final DirectiveQueries queries;
  private final Receipts receipts;
  private final Links links;
  private final MessageSource messages;

  LocalClauses(
      DSLContext sql,
      Policy policy,
      Directives directives,
      DirectiveQueries queries,
      Receipts receipts,
      Links links,
      MessageSource messages) {
    this.sql = sql;
    this.policy = policy;
    this.directives = directives;
    this.queries = queries;
    this.receipts = receipts;
    this.links = links;
    this.messages = messages;
  }

  /// One body's clauses beside a superior's directive.
  ///
  /// @param record the body's own record that holds them
  /// @param standing how each stands in the reader's body; empty where that has not received them
  public record Local(Directive record, List<Clause> clauses, List<CoverageState> standing) {
    public Local {
      clauses = List.copyOf(clauses);
      standing = List.copyOf(standing);
    }
  }

  /// Those that the actor may see: of the own body, of those above that sent them on, and, for
  /// those who oversee, of those beneath.
  public List<Local> beside(Actor actor, long directiveId) {
    var found = new ArrayList<Local>();
    for (var record : queries.where(actor, DIRECTIVE.LOCAL_TO.eq(directiveId), MOST)) {
      var standing =
          receipts
              .ofBody(record.id(), actor.bodyId())
              .filter(each -> each.state() != ReceiptState.RETURNED)
              .map(Receipt::coverage)
              .orElse(List.of());
      found.add(new Local(record, directives.clauses(record.id()), standing));
    }
    return found.reversed();
  }

  /// The record that holds the actor's body's own clauses to this directive.
  public Optional<Directive> own(Actor actor, long directiveId) {
    return queries
        .where(
            actor,
            DIRECTIVE.LOCAL_TO.eq(directiveId).and(DIRECTIVE.ORGANISATION_ID.eq(actor.bodyId())),
            1)
        .stream()
        .findFirst();
  }

  /// @param detailsId the superior's clause that it details; null where it stands by itself
  /// @return the new clause's id
  @Transactional
  public Outcome<Long> add(Actor actor, long directiveId, NewClause stated) {
    var directive = directives.lock(actor, directiveId);
    policy.require(actor, Permission.DIRECTIVE_REGISTER, actor.bodyId());
    if (directive.organisationId() == actor.bodyId()) {
      return Outcome.conflict("directives.refused.local_to_own");
    }
    var ended = DirectiveRules.ended(directive);
    if (ended.isPresent()) {
      return Outcome.refused(ended.get());
    }
    var mine = receipts.ofBody(directiveId, actor.bodyId());
    if (mine.isEmpty() || mine.get().state() != ReceiptState.ACKNOWLEDGED) {
      return Outcome.conflict("directives.refused.acknowledge_first");
    }
    return record(actor, directive)
        .fold(id -> directives.addClause(actor, id, stated), Outcome::refused);
  }

  private Outcome<Long> record(Actor actor, Directive directive) {
    var known = own(actor, directive.id());
    if (known.isPresent()) {
      return Outcome.done(known.get().id());
    }
    var language = directive.language();
    var title =
        messages.getMessage(
            "directives.local.record",
            new Object[] {Excerpt.of(directive.title(), DirectiveRules.TITLE - 60)},
            language.locale());
    var registered =
        directives.register(
            actor,
            new NewDirective(
                DirectiveKind.OWN_DECISION,
                title,
                null,
                null,
                null,
                language,
                directive.access(),
                directive.themes(),
                "",
                List.of(directive.id())));
    if (registered instanceof Outcome.Done<Long>(var id)) {
      sql.update(DIRECTIVE)
          .set(DIRECTIVE.LOCAL_TO, directive.id())
          .where(DIRECTIVE.ID.eq(id))
          .execute();
    }
    return registered;
  }

  /// Clauses that detail this one for some place, as far as the actor may see them.
  public List<Clause> detailing(Actor actor, long clauseId) {
    return queries.clauses(actor, CLAUSE.DETAILS_ID.eq(clauseId), MOST);
  }

  /// The superior's clauses that a clause of this directive may detail: those of all that it
  /// conveys, as far as the actor may see them.
  public List<Clause> detailable(Actor actor, long directiveId) {
    return queries.clauses(
        actor, CLAUSE.DIRECTIVE_ID.in(links.allConveyed(directiveId)), DirectiveRules.CLAUSES);
  }

  /// The clause that it details, where the actor may see it.
  public Optional<Clause> detailed(Actor actor, Clause clause) {
    @Nullable Long id = clause.detailsId();
    return id == null ? Optional.empty() : queries.clause(actor, id);
  }
}
