package org.throughline.directives;

import static throughline.db.directives.Tables.CLAUSE;
import static throughline.db.directives.Tables.DIRECTIVE;
import static throughline.db.directives.Tables.RECEIPT;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Happened;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;
import org.throughline.shared.Who;

/// Directives and their clauses. A directive belongs to the body that registered it.
@Service
public class Directives {
  private final DSLContext sql;
  private final Clock clock;
  private final Policy policy;
  private final DirectiveQueries queries;
  private final Links links;
  private final ApplicationEventPublisher events;

  Directives(
      DSLContext sql,
      Clock clock,
      Policy policy,
      DirectiveQueries queries,
      Links links,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.clock = clock;
    this.policy = policy;
    this.queries = queries;
    this.links = links;
    this.events = events;
  }

  public record Registered(Ref about, Who by) implements Happened {
    @Override
    public String action() {
      return "directive.registered";
    }
  }

  /// The registering body has its own receipt from the start, acknowledged, by way of itself.
  @Transactional
  public Outcome<Long> register(Actor actor, NewDirective stated) {
    policy.require(actor, Permission.DIRECTIVE_REGISTER, actor.bodyId());
    var clean = DirectiveRules.cleaned(stated);
    var refusal = DirectiveRules.refused(clean);
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    var conveyed = links.conveyable(actor, clean.conveys());
    if (conveyed.isPresent()) {
      return Outcome.refused(conveyed.get());
    }
    long id =
        sql.insertInto(DIRECTIVE)
            .set(DIRECTIVE.ORGANISATION_ID, actor.bodyId())
            .set(DIRECTIVE.KIND, clean.kind().code())
            .set(DIRECTIVE.TITLE, clean.title())
            .set(DIRECTIVE.ISSUER, clean.issuer())
            .set(DIRECTIVE.NUMBER, clean.number())
            .set(DIRECTIVE.DATED, clean.dated())
            .set(DIRECTIVE.LANGUAGE, clean.language().tag())
            .set(DIRECTIVE.ACCESS, clean.access().code())
            .set(DIRECTIVE.THEMES, clean.themes().toArray(String[]::new))
            .set(DIRECTIVE.BODY, clean.body())
            .set(DIRECTIVE.REGISTERED_AT, clock.instant())
            .set(DIRECTIVE.REGISTERED_BY, actor.personId())
            .returningResult(DIRECTIVE.ID)
            .fetchSingle()
            .value1();
    receiveByItself(id, actor);
    links.link(id, clean.conveys());
    events.publishEvent(new Registered(new Ref(Kind.DIRECTIVE, id), actor.who()));
    return Outcome.done(id);
  }

  private void receiveByItself(long id, Actor actor) {
    var now = clock.instant();
    sql.insertInto(RECEIPT)
        .set(RECEIPT.DIRECTIVE_ID, id)
        .set(RECEIPT.ORGANISATION_ID, actor.bodyId())
        .set(RECEIPT.STATE, ReceiptState.ACKNOWLEDGED.code())
        .set(RECEIPT.SENT_AT, now)
        .set(RECEIPT.ACKNOWLEDGED_AT, now)
        .set(RECEIPT.ACKNOWLEDGED_BY, actor.personId())
        .set(RECEIPT.COVERAGE, new byte[0])
        .set(RECEIPT.N_UNKNOWN, (short) 0)
        .set(RECEIPT.VIA_ORGANISATION_ID, actor.bodyId())
        .set(RECEIPT.SENT_BY, actor.personId())
        .execute();
  }

  /// @throws NotFound where there is none, or none that the actor may see
  public Directive get(Actor actor, long id) {
    return queries.find(actor, id).orElseThrow(() -> new NotFound(new Ref(Kind.DIRECTIVE, id)));
  }

  /// Empty where there is none, or none that the actor may see.
  public Optional<Directive> find(Actor actor, long id) {
    return queries.find(actor, id);
  }

  /// Newest first; the latest two hundred.
  public List<Directive> visible(Actor actor) {
    return queries.list(actor, Filter.ALL, 0, 200);
  }

  /// @param words looked for in the title, the number and the issuer; empty for all
  public record Filter(@Nullable DirectiveKind kind, String words) {
    public static final Filter ALL = new Filter(null, "");
  }

  /// One page of a list, newest first.
  public List<Directive> visible(Actor actor, Filter filter, int offset, int limit) {
    return queries.list(actor, filter, offset, limit);
  }

  public int count(Actor actor, Filter filter) {
    return queries.count(actor, filter);
  }

  /// One that the actor sees under the same title and date, to link instead of doubling it.
  public Optional<Directive> findSame(Actor actor, String title, @Nullable LocalDate dated) {
    return queries.findSame(actor, DirectiveRules.clean(title), dated);
  }

  public record ClauseMarked(Ref about, Who by) implements Happened {
    @Override
    public String action() {
      return "clause.marked";
    }
  }

  /// The clause takes the next number, and is unknown in every body that has the directive.
  @Transactional
  public Outcome<Long> addClause(Actor actor, long directiveId, NewClause stated) {
    var directive = lockOwn(actor, directiveId);
    var clean = DirectiveRules.cleaned(stated);
    var refusal =
        DirectiveRules.ended(directive)
            .or(() -> DirectiveRules.refused(clean, directive.body()))
            .or(() -> links.detailable(actor, directive, clean.detailsId()));
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    int number = 1 + sql.fetchCount(CLAUSE, CLAUSE.DIRECTIVE_ID.eq(directiveId));
    if (number > DirectiveRules.CLAUSES) {
      return Outcome.invalid("directives.refused.too_many", DirectiveRules.CLAUSES);
    }
    long id =
        sql.insertInto(CLAUSE)
            .set(CLAUSE.DIRECTIVE_ID, directiveId)
            .set(CLAUSE.NUMBER, number)
            .set(CLAUSE.KIND, clean.kind().code())
            .set(CLAUSE.TEXT, clean.text())
            .set(CLAUSE.SPAN_BEGIN, clean.begin())
            .set(CLAUSE.SPAN_END, clean.end())
            .set(CLAUSE.ADDRESSEE, clean.addressee())
            .set(CLAUSE.DUE_ON, clean.dueOn())
            .set(CLAUSE.REVIEW_ON, clean.reviewOn())
            .set(CLAUSE.DETAILS_ID, clean.detailsId())
            .returningResult(CLAUSE.ID)
            .fetchSingle()
            .value1();
    sql.update(RECEIPT)
        .set(RECEIPT.COVERAGE, DSL.field("{0} || {1}", byte[].class, RECEIPT.COVERAGE, new byte[1]))
        .set(RECEIPT.N_UNKNOWN, RECEIPT.N_UNKNOWN.plus(1))
        .where(RECEIPT.DIRECTIVE_ID.eq(directiveId))
        .execute();
    events.publishEvent(new ClauseMarked(new Ref(Kind.CLAUSE, id), actor.who()));
    return Outcome.done(id);
  }

  public record Edited(Ref about, Who by) implements Happened {
    @Override
    public String action() {
      return "directive.edited";
    }
  }

  /// Its own facts, while no other body has it; its text, language and links stay.
  @Transactional
  public Outcome<Long> edit(Actor actor, long directiveId, NewDirective stated) {
    var directive = lockOwn(actor, directiveId);
    var clean = DirectiveRules.cleaned(stated);
    var refusal =
        DirectiveRules.ended(directive)
            .or(() -> sent(directive) ? Optional.of(SENT) : Optional.empty())
            .or(() -> DirectiveRules.refused(clean));
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    sql.update(DIRECTIVE)
        .set(DIRECTIVE.KIND, clean.kind().code())
        .set(DIRECTIVE.TITLE, clean.title())
        .set(DIRECTIVE.ISSUER, clean.issuer())
        .set(DIRECTIVE.NUMBER, clean.number())
        .set(DIRECTIVE.DATED, clean.dated())
        .set(DIRECTIVE.ACCESS, clean.access().code())
        .set(DIRECTIVE.THEMES, clean.themes().toArray(String[]::new))
        .where(DIRECTIVE.ID.eq(directiveId))
        .execute();
    events.publishEvent(new Edited(new Ref(Kind.DIRECTIVE, directiveId), actor.who()));
    return Outcome.done(directiveId);
  }

  private static final Refusal SENT = Refusal.conflict("directives.refused.facts_sent");

  /// Whether another body has it, so that it is corrected openly from now on.
  public boolean sent(Directive directive) {
    return sql.fetchExists(
        RECEIPT,
        RECEIPT.DIRECTIVE_ID.eq(directive.id()),
        RECEIPT.ORGANISATION_ID.ne(directive.organisationId()));
  }

  /// The owner's secretary only; nobody else may add, change or send until this transaction ends.
  Directive lockOwn(Actor actor, long directiveId) {
    var directive = lock(actor, directiveId);
    policy.require(actor, Permission.DIRECTIVE_REGISTER, directive.organisationId());
    return directive;
  }

  Directive lock(Actor actor, long directiveId) {
    get(actor, directiveId);
    sql.select(DIRECTIVE.ID)
        .from(DIRECTIVE)
        .where(DIRECTIVE.ID.eq(directiveId))
        .forUpdate()
        .fetchSingle();
    return get(actor, directiveId);
  }

  /// In the order of their numbers. Whoever asks has already been shown the directive.
  public List<Clause> clauses(long directiveId) {
    return queries.clauses(directiveId);
  }

  /// Clauses in force of the latest directives of the actor's own body.
  public List<Clause> ownClauses(Actor actor) {
    return queries.clauses(
        actor,
        DIRECTIVE
            .ORGANISATION_ID
            .eq(actor.bodyId())
            .and(DIRECTIVE.STATE.eq(ForceState.IN_FORCE.code()))
            .and(CLAUSE.STATE.eq(ForceState.IN_FORCE.code())),
        DirectiveRules.CLAUSES);
  }

  /// Empty where there is none, or its directive is not the actor's to see.
  public Optional<Clause> findClause(Actor actor, long clauseId) {
    return queries.clause(actor, clauseId);
  }

  /// @throws NotFound where there is none, or its directive is not the actor's to see
  public Clause clause(Actor actor, long clauseId) {
    return queries
        .clause(actor, clauseId)
        .orElseThrow(() -> new NotFound(new Ref(Kind.CLAUSE, clauseId)));
  }
}
