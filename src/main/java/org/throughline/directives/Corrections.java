package org.throughline.directives;

import static throughline.db.directives.Tables.CLAUSE;
import static throughline.db.directives.Tables.CORRECTION;
import static throughline.db.directives.Tables.DIRECTIVE;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Coded;
import org.throughline.shared.Happened;
import org.throughline.shared.Kind;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;
import org.throughline.shared.Who;

/// Putting right what was already sent. What stood before stays readable with its dates; what hangs
/// on it reopens, in the same transaction, and says so.
@Service
public class Corrections {
  private static final int MOST = 200;

  private final DSLContext sql;
  private final Clock clock;
  private final Policy policy;
  private final Directives directives;
  private final Coverage coverage;
  private final Reopened reopened;
  private final List<Dependants> dependants;
  private final ApplicationEventPublisher events;

  Corrections(
      DSLContext sql,
      Clock clock,
      Policy policy,
      Directives directives,
      Coverage coverage,
      Reopened reopened,
      List<Dependants> dependants,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.clock = clock;
    this.policy = policy;
    this.directives = directives;
    this.coverage = coverage;
    this.reopened = reopened;
    this.dependants = dependants;
    this.events = events;
  }

  /// What was sent was corrected. Whoever lets something hang on a clause listens, in the same
  /// transaction.
  ///
  /// @param about the clause, or the whole directive
  /// @param clauseIds all clauses concerned, those of merged records included
  public record Corrected(
      Ref about, Who by, long correctionId, Change change, List<Long> clauseIds, String detail)
      implements Happened {
    public Corrected {
      clauseIds = List.copyOf(clauseIds);
    }

    @Override
    public String action() {
      return about.kind().code() + "." + (change == Change.CHANGED ? "reworded" : change.code());
    }
  }

  /// What a correction would reopen, before it is made.
  ///
  /// @param bodies that decided about it
  /// @param others message keys with how many, as each [Dependants] says
  public record Preview(int bodies, Map<String, Integer> others) {
    public Preview {
      others = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(others));
    }
  }

  public Preview preview(Clause clause) {
    return preview(reopened.decided(clause), with(List.of(clause.id())));
  }

  public Preview preview(Directive directive) {
    var ids = directives.clauses(directive.id()).stream().map(Clause::id).toList();
    return preview(reopened.decided(directive.id()), with(ids));
  }

  private Preview preview(int bodies, List<Long> clauseIds) {
    var others = new LinkedHashMap<String, Integer>();
    dependants.forEach(each -> others.put(each.what(), each.count(clauseIds)));
    return new Preview(bodies, others);
  }

  /// The same clauses in records that were merged into this one hang together with them.
  private List<Long> with(List<Long> clauseIds) {
    var all = new ArrayList<>(clauseIds);
    all.addAll(
        sql.select(CLAUSE.ID)
            .from(CLAUSE)
            .where(CLAUSE.MERGED_INTO.in(clauseIds))
            .orderBy(CLAUSE.ID)
            .fetch(CLAUSE.ID));
    return all;
  }

  /// New words, another kind or another day for a clause in force.
  @Transactional
  public Outcome<Long> change(Actor actor, long clauseId, NewClause stated, String reason) {
    var seen = directives.clause(actor, clauseId);
    var directive = directives.lockOwn(actor, seen.directiveId());
    var clause = directives.clause(actor, clauseId);
    var clean =
        DirectiveRules.cleaned(
            new NewClause(
                stated.kind(),
                stated.text(),
                null,
                null,
                stated.addressee(),
                stated.dueOn(),
                stated.reviewOn(),
                null));
    var refusal =
        refused(directive, clause, reason)
            .or(() -> DirectiveRules.refused(clean, directive.body()))
            .or(() -> same(clause, clean));
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    var at = now();
    long id = record(directive, clause, Change.CHANGED, reason, at, actor);
    sql.update(CLAUSE)
        .set(CLAUSE.KIND, clean.kind().code())
        .set(CLAUSE.TEXT, clean.text())
        .set(CLAUSE.ADDRESSEE, clean.addressee())
        .set(CLAUSE.DUE_ON, clean.dueOn())
        .set(CLAUSE.REVIEW_ON, clean.reviewOn())
        .set(CLAUSE.WORDED_AT, at)
        .where(CLAUSE.ID.eq(clauseId))
        .execute();
    reopen(actor, id, clause, Change.CHANGED, at, reason);
    return Outcome.done(clause.directiveId());
  }

  private static Optional<Refusal> same(Clause clause, NewClause clean) {
    return clause.kind() == clean.kind()
            && clause.text().equals(clean.text())
            && Objects.equals(clause.addressee(), clean.addressee())
            && Objects.equals(clause.dueOn(), clean.dueOn())
            && Objects.equals(clause.reviewOn(), clean.reviewOn())
        ? Optional.of(Refusal.invalid("directives.refused.nothing_changed"))
        : Optional.empty();
  }

  /// @param byClauseId another clause in force that the actor sees
  @Transactional
  public Outcome<Long> supersede(Actor actor, long clauseId, long byClauseId, String reason) {
    var by = directives.clause(actor, byClauseId);
    if (byClauseId == clauseId || !by.inForce()) {
      return Outcome.invalid("directives.refused.superseding");
    }
    return end(actor, clauseId, Change.SUPERSEDED, byClauseId, reason);
  }

  @Transactional
  public Outcome<Long> withdraw(Actor actor, long clauseId, String reason) {
    return end(actor, clauseId, Change.WITHDRAWN, null, reason);
  }

  private Outcome<Long> end(
      Actor actor, long clauseId, Change change, @Nullable Long by, String reason) {
    var seen = directives.clause(actor, clauseId);
    var directive = directives.lockOwn(actor, seen.directiveId());
    var clause = directives.clause(actor, clauseId);
    var refusal = refused(directive, clause, reason);
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    var at = now();
    long id = record(directive, clause, change, reason, at, actor);
    sql.update(CLAUSE)
        .set(CLAUSE.STATE, change.code())
        .set(CLAUSE.SUPERSEDED_BY, by)
        .where(CLAUSE.ID.eq(clauseId))
        .execute();
    reopen(actor, id, clause, change, at, reason);
    return Outcome.done(clause.directiveId());
  }

  private static Optional<Refusal> refused(Directive directive, Clause clause, String reason) {
    return DirectiveRules.ended(directive)
        .or(() ->
            clause.inForce()
                ? Optional.empty()
                : Optional.of(
                    Refusal.conflict("directives.refused.clause_ended." + clause.state().code())))
        .or(() -> reason(reason));
  }

  private static Optional<Refusal> reason(String reason) {
    var clean = DirectiveRules.cleanOrNull(reason);
    return clean == null
        ? Optional.of(Refusal.invalid("directives.refused.correction_reason"))
        : DirectiveRules.tooLong(clean, DirectiveRules.REASON, "reason");
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private long record(
      Directive directive,
      @Nullable Clause clause,
      Change change,
      String reason,
      Instant at,
      Actor actor) {
    var since = clause == null ? null : clause.wordedAt();
    return sql.insertInto(CORRECTION)
        .set(CORRECTION.DIRECTIVE_ID, directive.id())
        .set(CORRECTION.CLAUSE_ID, clause == null ? null : clause.id())
        .set(CORRECTION.CHANGE, change.code())
        .set(CORRECTION.REASON, DirectiveRules.clean(reason))
        .set(CORRECTION.KIND, clause == null ? null : clause.kind().code())
        .set(CORRECTION.TEXT, clause == null ? null : clause.text())
        .set(CORRECTION.ADDRESSEE, clause == null ? null : clause.addressee())
        .set(CORRECTION.DUE_ON, clause == null ? null : clause.dueOn())
        .set(CORRECTION.REVIEW_ON, clause == null ? null : clause.reviewOn())
        .set(CORRECTION.IN_FORCE_FROM, since != null ? since : registered(directive.id()))
        .set(CORRECTION.CORRECTED_AT, at)
        .set(CORRECTION.CORRECTED_BY, actor.personId())
        .returningResult(CORRECTION.ID)
        .fetchSingle()
        .value1();
  }

  private Instant registered(long directiveId) {
    return sql.select(DIRECTIVE.REGISTERED_AT)
        .from(DIRECTIVE)
        .where(DIRECTIVE.ID.eq(directiveId))
        .fetchSingle()
        .value1();
  }

  private void reopen(
      Actor actor, long id, Clause clause, Change change, Instant at, String reason) {
    var why = DirectiveRules.clean(reason);
    int bodies = reopened.reopen(id, clause, change != Change.CHANGED, at, why);
    var ids = with(List.of(clause.id()));
    tell(id, bodies, ids);
    events.publishEvent(
        new Corrected(
            new Ref(Kind.CLAUSE, clause.id()),
            actor.who(),
            id,
            change,
            ids,
            "§ " + clause.number() + ": " + why));
  }

  private void tell(long id, int bodies, Collection<Long> clauseIds) {
    sql.update(CORRECTION).set(CORRECTION.BODIES, bodies).where(CORRECTION.ID.eq(id)).execute();
    reopened.tellThoseWhoDetail(id, clauseIds);
  }

  /// The whole directive is withdrawn, or another one that the actor sees stands in its place.
  ///
  /// @param byDirectiveId null to withdraw it
  @Transactional
  public Outcome<Long> end(
      Actor actor, long directiveId, @Nullable Long byDirectiveId, String reason) {
    var directive = directives.lockOwn(actor, directiveId);
    var refusal = DirectiveRules.ended(directive).or(() -> reason(reason));
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    if (byDirectiveId != null
        && (byDirectiveId == directiveId || !directives.get(actor, byDirectiveId).inForce())) {
      return Outcome.invalid("directives.refused.superseding");
    }
    var change = byDirectiveId == null ? Change.WITHDRAWN : Change.SUPERSEDED;
    var at = now();
    long id = record(directive, null, change, reason, at, actor);
    sql.update(DIRECTIVE)
        .set(DIRECTIVE.STATE, change.code())
        .set(DIRECTIVE.SUPERSEDED_BY, byDirectiveId)
        .where(DIRECTIVE.ID.eq(directiveId))
        .execute();
    var why = DirectiveRules.clean(reason);
    int bodies = reopened.reopen(id, directiveId, at, why);
    var ids = with(directives.clauses(directiveId).stream().map(Clause::id).toList());
    tell(id, bodies, ids);
    events.publishEvent(
        new Corrected(new Ref(Kind.DIRECTIVE, directiveId), actor.who(), id, change, ids, why));
    return Outcome.done(directiveId);
  }

  public record Confirmed(Ref about, Who by) implements Happened {
    @Override
    public String action() {
      return "correction.looked_at";
    }
  }

  /// What the actor's body had decided before the correction is still right: it stands again.
  @Transactional
  public Outcome<CoverageState> confirm(Actor actor, long clauseId) {
    var clause = directives.clause(actor, clauseId);
    policy.require(actor, Permission.COVERAGE_DECIDE, actor.bodyId());
    var stood = reopened.stood(actor, clause);
    return stood.isEmpty()
        ? Outcome.conflict("directives.refused.nothing_to_confirm")
        : coverage.decide(actor, clauseId, stood.get(), reasonBefore(clause));
  }

  private @Nullable String reasonBefore(Clause clause) {
    return of(CORRECTION.CLAUSE_ID.eq(clause.id())).stream()
        .reduce((_, last) -> last)
        .map(Correction::reason)
        .orElse(null);
  }

  /// The actor's body has looked at all that was corrected in the directive.
  @Transactional
  public Outcome<Long> lookedAt(Actor actor, long directiveId) {
    directives.get(actor, directiveId);
    policy.require(actor, Permission.COVERAGE_DECIDE, actor.bodyId());
    if (reopened.answerAll(actor, directiveId) == 0) {
      return Outcome.conflict("directives.refused.nothing_to_confirm");
    }
    events.publishEvent(new Confirmed(new Ref(Kind.DIRECTIVE, directiveId), actor.who()));
    return Outcome.done(directiveId);
  }

  /// How the clause stood in the actor's body before a correction that it has not looked at.
  public Optional<CoverageState> stood(Actor actor, Clause clause) {
    return reopened.stood(actor, clause);
  }

  /// Corrections of the directive that the actor's body has not looked at yet.
  public List<Long> unanswered(Actor actor, long directiveId) {
    return reopened.unanswered(actor, directiveId);
  }

  /// All corrections of a clause, oldest first. Whoever asks has already been shown it.
  public List<Correction> ofClause(long clauseId) {
    return of(CORRECTION.CLAUSE_ID.eq(clauseId));
  }

  /// All corrections of a directive and its clauses, oldest first. Whoever asks has already been
  /// shown it.
  public List<Correction> ofDirective(long directiveId) {
    return of(CORRECTION.DIRECTIVE_ID.eq(directiveId));
  }

  /// The latest correction of each clause, that of its whole directive included; clauses without
  /// any are missing.
  public Map<Long, Correction> latest(Collection<Long> clauseIds) {
    var latest = new LinkedHashMap<Long, Correction>();
    if (!clauseIds.isEmpty()) {
      sql.select(CLAUSE.ID, CLAUSE.MERGED_INTO)
          .select(CORRECTION.fields())
          .from(CLAUSE)
          .join(CORRECTION)
          .on(
              CORRECTION
                  .CLAUSE_ID
                  .eq(CLAUSE.ID)
                  .or(CORRECTION.CLAUSE_ID.eq(CLAUSE.MERGED_INTO))
                  .or(
                      CORRECTION
                          .DIRECTIVE_ID
                          .eq(CLAUSE.DIRECTIVE_ID)
                          .and(CORRECTION.CLAUSE_ID.isNull())))
          .where(CLAUSE.ID.in(clauseIds))
          .orderBy(CORRECTION.CORRECTED_AT, CORRECTION.ID)
          .forEach(row -> latest.put(row.get(CLAUSE.ID), correction(row)));
    }
    return latest;
  }

  private List<Correction> of(Condition which) {
    return sql.select(CORRECTION.fields())
        .from(CORRECTION)
        .where(which)
        .orderBy(CORRECTION.CORRECTED_AT, CORRECTION.ID)
        .limit(MOST)
        .fetch(Corrections::correction);
  }

  private static Correction correction(Record row) {
    var kind = row.get(CORRECTION.KIND);
    return new Correction(
        row.get(CORRECTION.ID),
        row.get(CORRECTION.DIRECTIVE_ID),
        row.get(CORRECTION.CLAUSE_ID),
        Coded.of(Change.class, row.get(CORRECTION.CHANGE)),
        row.get(CORRECTION.REASON),
        kind == null ? null : Coded.of(ClauseKind.class, kind),
        row.get(CORRECTION.TEXT),
        row.get(CORRECTION.ADDRESSEE),
        row.get(CORRECTION.DUE_ON),
        row.get(CORRECTION.REVIEW_ON),
        row.get(CORRECTION.IN_FORCE_FROM),
        row.get(CORRECTION.CORRECTED_AT),
        row.get(CORRECTION.CORRECTED_BY),
        row.get(CORRECTION.BODIES));
  }
}
