package org.throughline.directives;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static throughline.db.directives.Tables.CLAUSE;
import static throughline.db.directives.Tables.DIRECTIVE;
import static throughline.db.directives.Tables.RECEIPT;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Acting;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Role;
import org.throughline.shared.Forbidden;
import org.throughline.shared.Happened;
import org.throughline.shared.Kept;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;
import org.throughline.shared.Who;

/// What each body decided about each clause.
@Service
public class Coverage {
  private static final int UNDER_STUDY = CoverageState.UNDER_STUDY.ordinal();
  private static final int NOT_APPLICABLE = CoverageState.NOT_APPLICABLE.ordinal();

  private record Shape(Set<Role> roles) {}

  private final Kept kept;
  private final Clock clock;
  private final Policy policy;
  private final Directives directives;
  private final Reopened reopened;
  private final ApplicationEventPublisher events;

  Coverage(
      Kept kept,
      Clock clock,
      Policy policy,
      Directives directives,
      Reopened reopened,
      ApplicationEventPublisher events) {
    this.kept = kept;
    this.clock = clock;
    this.policy = policy;
    this.directives = directives;
    this.reopened = reopened;
    this.events = events;
  }

  /// About the receipt, because what a body decides is that body's.
  ///
  /// @param detail the clause's number, and the reason where one was given
  public record Decided(Ref about, CoverageState state, Who by, String detail) implements Happened {
    @Override
    public String action() {
      return "coverage." + state.code();
    }
  }

  /// For the actor's body. What is right goes to the database in one statement, which asks whether
  /// the clause may be seen and decides; only what is refused is looked at twice.
  @Transactional
  public Outcome<CoverageState> decide(
      Actor actor, long clauseId, CoverageState state, @Nullable String reason) {
    var why = DirectiveRules.cleanOrNull(reason);
    var refusal = refused(state, why);
    if (refusal.isPresent() || !policy.allows(actor, Permission.COVERAGE_DECIDE, actor.bodyId())) {
      directives.clause(actor, clauseId);
      policy.require(actor, Permission.COVERAGE_DECIDE, actor.bodyId());
      return Outcome.refused(refusal.orElseThrow());
    }
    var done =
        decided(actor, clauseId, state, why)
            .orElseThrow(() -> new NotFound(new Ref(Kind.CLAUSE, clauseId)));
    if (done.receipt() == null) {
      throw new Forbidden(Permission.COVERAGE_DECIDE.code());
    }
    if (ReceiptState.RETURNED.code().equals(done.standing())) {
      return Outcome.conflict("directives.refused.returned");
    }
    if (ReceiptState.MERGED.code().equals(done.standing())) {
      return Outcome.conflict("directives.refused.ended.merged");
    }
    // What a correction reopened stands under study, or where it has ended as not applicable.
    var before = done.before();
    if (before != null && (before == UNDER_STUDY || before == NOT_APPLICABLE)) {
      reopened.answer(actor, clauseId);
    }
    events.publishEvent(
        new Decided(
            new Ref(Kind.RECEIPT, done.receipt()),
            state,
            actor.who(),
            why == null ? "§ " + done.number() : "§ " + done.number() + ": " + why));
    return Outcome.done(state);
  }

  private static Optional<Refusal> refused(CoverageState state, @Nullable String why) {
    if (state == CoverageState.UNKNOWN) {
      return Optional.of(Refusal.invalid("directives.refused.state"));
    }
    if (state == CoverageState.NOT_APPLICABLE && why == null) {
      return Optional.of(Refusal.invalid("directives.refused.not_applicable_reason"));
    }
    return DirectiveRules.tooLong(why, DirectiveRules.REASON, "reason");
  }

  private record Done(
      int number, @Nullable Long receipt, @Nullable String standing, @Nullable Integer before) {}

  /// Empty where there is no such clause, or its directive is not the actor's to see.
  private Optional<Done> decided(
      Actor actor, long clauseId, CoverageState state, @Nullable String why) {
    return kept.query(new Shape(actor.roles()), () -> deciding(actor))
        .with(Acting.values(actor))
        .with("clause", clauseId)
        .with("ordinal", state.ordinal())
        .with("state", state.code())
        .with("why", why)
        .with("now", clock.instant())
        .first(row ->
            new Done(
                row.get(0, Integer.class),
                row.get(1, Long.class),
                row.get(2, String.class),
                row.get(3, Integer.class)));
  }

  private static Select<?> deciding(Actor actor) {
    var clause = param("clause", Long.class);
    var seen =
        select(CLAUSE.DIRECTIVE_ID, CLAUSE.NUMBER)
            .from(CLAUSE)
            .join(DIRECTIVE)
            .on(DIRECTIVE.ID.eq(CLAUSE.DIRECTIVE_ID))
            .where(CLAUSE.ID.eq(clause))
            .and(DirectiveVisibility.visible(actor))
            .asTable("seen");
    var decide =
        table(
            "directives.decide({0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}, {8})",
            seen.field(CLAUSE.DIRECTIVE_ID),
            Acting.body(actor),
            clause,
            seen.field(CLAUSE.NUMBER),
            param("ordinal", Integer.class),
            param("state", String.class),
            param("why", String.class),
            param("now", Instant.class),
            Acting.person(actor));
    return select(
            seen.field(CLAUSE.NUMBER),
            field("receipt", Long.class),
            field("standing", String.class),
            field("before", Integer.class))
        .from(seen)
        .crossJoin(lateral(decide));
  }

  static Field<Short> counter(CoverageState state) {
    return switch (state) {
      case UNKNOWN -> RECEIPT.N_UNKNOWN;
      case UNDER_STUDY -> RECEIPT.N_UNDER_STUDY;
      case COVERED -> RECEIPT.N_COVERED;
      case PARTLY -> RECEIPT.N_PARTLY;
      case GUIDELINE -> RECEIPT.N_GUIDELINE;
      case NOT_APPLICABLE -> RECEIPT.N_NOT_APPLICABLE;
      case UNCOVERED -> RECEIPT.N_UNCOVERED;
    };
  }
}
