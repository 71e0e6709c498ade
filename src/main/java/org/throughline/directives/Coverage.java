package org.throughline.directives;

import static throughline.db.directives.Tables.COVERAGE_NOTE;
import static throughline.db.directives.Tables.RECEIPT;

import java.time.Clock;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Forbidden;
import org.throughline.shared.Happened;
import org.throughline.shared.Kind;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// What each body decided about each clause.
@Service
public class Coverage {
  private final DSLContext sql;
  private final Clock clock;
  private final Policy policy;
  private final Directives directives;
  private final Reopened reopened;
  private final ApplicationEventPublisher events;

  Coverage(
      DSLContext sql,
      Clock clock,
      Policy policy,
      Directives directives,
      Reopened reopened,
      ApplicationEventPublisher events) {
    this.sql = sql;
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

  /// For the actor's body.
  @Transactional
  public Outcome<CoverageState> decide(
      Actor actor, long clauseId, CoverageState state, @Nullable String reason) {
    var clause = directives.clause(actor, clauseId);
    policy.require(actor, Permission.COVERAGE_DECIDE, actor.bodyId());
    var why = DirectiveRules.cleanOrNull(reason);
    if (state == CoverageState.UNKNOWN) {
      return Outcome.invalid("directives.refused.state");
    }
    if (state == CoverageState.NOT_APPLICABLE && why == null) {
      return Outcome.invalid("directives.refused.not_applicable_reason");
    }
    var tooLong = DirectiveRules.tooLong(why, DirectiveRules.REASON, "reason");
    if (tooLong.isPresent()) {
      return Outcome.refused(tooLong.get());
    }
    var receipt =
        sql.select(RECEIPT.ID, RECEIPT.STATE, RECEIPT.COVERAGE)
            .from(RECEIPT)
            .where(RECEIPT.DIRECTIVE_ID.eq(clause.directiveId()))
            .and(RECEIPT.ORGANISATION_ID.eq(actor.bodyId()))
            .forUpdate()
            .fetchOptional()
            .orElseThrow(() -> new Forbidden(Permission.COVERAGE_DECIDE.code()));
    if (receipt.value2().equals(ReceiptState.RETURNED.code())) {
      return Outcome.conflict("directives.refused.returned");
    }
    if (receipt.value2().equals(ReceiptState.MERGED.code())) {
      return Outcome.conflict("directives.refused.ended.merged");
    }
    var before = CoverageState.ofByte(receipt.value3()[clause.number() - 1]);
    if (before != state) {
      change(receipt.value1(), clause.number(), before, state);
    }
    note(clauseId, state, why, actor);
    reopened.answer(actor, clauseId);
    events.publishEvent(
        new Decided(
            new Ref(Kind.RECEIPT, receipt.value1()),
            state,
            actor.who(),
            why == null ? "§ " + clause.number() : "§ " + clause.number() + ": " + why));
    return Outcome.done(state);
  }

  private void change(long receiptId, int number, CoverageState before, CoverageState after) {
    sql.update(RECEIPT)
        .set(
            RECEIPT.COVERAGE,
            DSL.field(
                "set_byte({0}, {1}, {2})",
                byte[].class, RECEIPT.COVERAGE, DSL.val(number - 1), DSL.val(after.ordinal())))
        .set(counter(before), counter(before).minus(1))
        .set(counter(after), counter(after).plus(1))
        .where(RECEIPT.ID.eq(receiptId))
        .execute();
  }

  private void note(long clauseId, CoverageState state, @Nullable String why, Actor actor) {
    sql.insertInto(COVERAGE_NOTE)
        .set(COVERAGE_NOTE.CLAUSE_ID, clauseId)
        .set(COVERAGE_NOTE.ORGANISATION_ID, actor.bodyId())
        .set(COVERAGE_NOTE.STATE, state.code())
        .set(COVERAGE_NOTE.REASON, why)
        .set(COVERAGE_NOTE.AT, clock.instant())
        .set(COVERAGE_NOTE.PERSON_ID, actor.personId())
        .onConflict(COVERAGE_NOTE.CLAUSE_ID, COVERAGE_NOTE.ORGANISATION_ID)
        .doUpdate()
        .set(COVERAGE_NOTE.STATE, state.code())
        .set(COVERAGE_NOTE.REASON, why)
        .set(COVERAGE_NOTE.AT, clock.instant())
        .set(COVERAGE_NOTE.PERSON_ID, actor.personId())
        .execute();
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
