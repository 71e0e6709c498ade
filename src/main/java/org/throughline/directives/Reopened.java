package org.throughline.directives;

import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static throughline.db.directives.Tables.CLAUSE;
import static throughline.db.directives.Tables.CORRECTION;
import static throughline.db.directives.Tables.COVERAGE_NOTE;
import static throughline.db.directives.Tables.DIRECTIVE;
import static throughline.db.directives.Tables.RECEIPT;
import static throughline.db.directives.Tables.REOPENED;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Actor;

/// Takes decided coverage back to under study in every body at once, remembering what stood, and
/// knows which bodies have not looked again.
@Component
class Reopened {
  private static final int DECIDED = CoverageState.COVERED.ordinal();

  private final DSLContext sql;
  private final Clock clock;
  private final SummedChange summed;

  Reopened(DSLContext sql, Clock clock, SummedChange summed) {
    this.sql = sql;
    this.clock = clock;
    this.summed = summed;
  }

  private static Field<Integer> byteOf(int number) {
    return DSL.field("get_byte({0}, {1})", Integer.class, RECEIPT.COVERAGE, DSL.inline(number - 1));
  }

  /// Receipts that count: a returned one and one merged away decide nothing.
  private static Condition held(long directiveId) {
    return RECEIPT
        .DIRECTIVE_ID
        .eq(directiveId)
        .and(RECEIPT.STATE.notIn(ReceiptState.RETURNED.code(), ReceiptState.MERGED.code()));
  }

  int decided(Clause clause) {
    return sql.fetchCount(
        RECEIPT, held(clause.directiveId()).and(byteOf(clause.number()).ge(DECIDED)));
  }

  /// Bodies that decided about anything in the directive, other than that it does not apply.
  int decided(long directiveId) {
    return sql.fetchCount(RECEIPT, held(directiveId).and(anyDecided()));
  }

  private static Condition anyDecided() {
    return RECEIPT
        .N_COVERED
        .plus(RECEIPT.N_PARTLY)
        .plus(RECEIPT.N_GUIDELINE)
        .plus(RECEIPT.N_UNCOVERED)
        .gt((short) 0);
  }

  /// Where a clause no longer asks for anything, what was undecided becomes not applicable, and
  /// what was not applicable stays so.
  ///
  /// @param ended superseded or withdrawn rather than reworded
  /// @return how many bodies have to look again
  int reopen(long correctionId, Clause clause, boolean ended, Instant at, String reason) {
    var was = byteOf(clause.number());
    var decided = was.ge(DECIDED);
    var which =
        held(clause.directiveId())
            .and(ended ? decided.and(was.ne(CoverageState.NOT_APPLICABLE.ordinal())) : decided);
    int bodies =
        remember(
            correctionId,
            which,
            DSL.field(
                "substring({0} from {1} for 1)",
                byte[].class, RECEIPT.COVERAGE, DSL.inline(clause.number())));
    set(clause, CoverageState.UNDER_STUDY, which);
    if (ended) {
      set(
          clause,
          CoverageState.NOT_APPLICABLE,
          held(clause.directiveId()).and(was.eq(CoverageState.UNKNOWN.ordinal())));
    }
    note(CLAUSE.ID.eq(clause.id()), at, reason);
    return bodies;
  }

  private void set(Clause clause, CoverageState to, Condition which) {
    summed.ofClause(
        clause.directiveId(), clause.number(), to, which, () -> update(clause.number(), to, which));
  }

  private void update(int number, CoverageState to, Condition which) {
    var was = byteOf(number);
    var update =
        sql.update(RECEIPT)
            .set(
                RECEIPT.COVERAGE,
                DSL.field(
                    "set_byte({0}, {1}, {2})",
                    byte[].class,
                    RECEIPT.COVERAGE,
                    DSL.inline(number - 1),
                    DSL.inline(to.ordinal())));
    for (var state : CoverageState.values()) {
      var counter = Coverage.counter(state);
      var gained = state == to ? 1 : 0;
      update =
          update.set(
              counter,
              counter
                  .plus(DSL.inline((short) gained))
                  .minus(
                      DSL.when(was.eq(DSL.inline(state.ordinal())), DSL.inline((short) 1))
                          .otherwise(DSL.inline((short) 0))));
    }
    update.where(which).execute();
  }

  /// The whole directive ended: every decision in every body.
  int reopen(long correctionId, long directiveId, Instant at, String reason) {
    int bodies = remember(correctionId, held(directiveId).and(anyDecided()), RECEIPT.COVERAGE);
    summed.ofAll(directiveId, () -> noLongerInForce(directiveId));
    note(CLAUSE.DIRECTIVE_ID.eq(directiveId), at, reason);
    return bodies;
  }

  private void noLongerInForce(long directiveId) {
    var zero = DSL.inline((short) 0);
    sql.update(RECEIPT)
        .set(
            RECEIPT.COVERAGE,
            DSL.field("directives.no_longer_in_force({0})", byte[].class, RECEIPT.COVERAGE))
        .set(
            RECEIPT.N_UNDER_STUDY,
            RECEIPT
                .N_UNDER_STUDY
                .plus(RECEIPT.N_COVERED)
                .plus(RECEIPT.N_PARTLY)
                .plus(RECEIPT.N_GUIDELINE)
                .plus(RECEIPT.N_UNCOVERED))
        .set(RECEIPT.N_NOT_APPLICABLE, RECEIPT.N_NOT_APPLICABLE.plus(RECEIPT.N_UNKNOWN))
        .set(RECEIPT.N_UNKNOWN, zero)
        .set(RECEIPT.N_COVERED, zero)
        .set(RECEIPT.N_PARTLY, zero)
        .set(RECEIPT.N_GUIDELINE, zero)
        .set(RECEIPT.N_UNCOVERED, zero)
        .where(held(directiveId))
        .execute();
  }

  private int remember(long correctionId, Condition which, Field<byte[]> stood) {
    return sql.insertInto(
            REOPENED, REOPENED.CORRECTION_ID, REOPENED.ORGANISATION_ID, REOPENED.STOOD)
        .select(
            select(val(correctionId), RECEIPT.ORGANISATION_ID, stood)
                .from(RECEIPT)
                .where(which)
                .forUpdate())
        .execute();
  }

  private void note(Condition clauses, Instant at, String reason) {
    sql.update(COVERAGE_NOTE)
        .set(COVERAGE_NOTE.STATE, CoverageState.UNDER_STUDY.code())
        .set(COVERAGE_NOTE.REASON, reason)
        .set(COVERAGE_NOTE.AT, at)
        .setNull(COVERAGE_NOTE.PERSON_ID)
        .where(COVERAGE_NOTE.CLAUSE_ID.in(select(CLAUSE.ID).from(CLAUSE).where(clauses)))
        .and(COVERAGE_NOTE.STATE.ne(CoverageState.UNDER_STUDY.code()))
        .execute();
  }

  /// Bodies whose own clauses detail one that was corrected look again as well, decided or not.
  void tellThoseWhoDetail(long correctionId, Collection<Long> clauseIds) {
    sql.insertInto(REOPENED, REOPENED.CORRECTION_ID, REOPENED.ORGANISATION_ID, REOPENED.STOOD)
        .select(
            select(val(correctionId), DIRECTIVE.ORGANISATION_ID, val(new byte[0]))
                .from(CLAUSE)
                .join(DIRECTIVE)
                .on(DIRECTIVE.ID.eq(CLAUSE.DIRECTIVE_ID))
                .where(CLAUSE.DETAILS_ID.in(clauseIds))
                .and(CLAUSE.STATE.eq(ForceState.IN_FORCE.code()))
                .groupBy(DIRECTIVE.ORGANISATION_ID))
        .onConflictDoNothing()
        .execute();
  }

  /// The body has looked again at what was corrected in this clause.
  void answer(Actor actor, long clauseId) {
    answer(actor, CORRECTION.CLAUSE_ID.eq(clauseId));
  }

  int answerAll(Actor actor, long directiveId) {
    return answer(actor, CORRECTION.DIRECTIVE_ID.eq(directiveId));
  }

  private int answer(Actor actor, Condition which) {
    return sql.update(REOPENED)
        .set(REOPENED.ANSWERED_AT, clock.instant())
        .set(REOPENED.ANSWERED_BY, actor.personId())
        .where(REOPENED.ORGANISATION_ID.eq(actor.bodyId()))
        .and(REOPENED.ANSWERED_AT.isNull())
        .and(REOPENED.CORRECTION_ID.in(select(CORRECTION.ID).from(CORRECTION).where(which)))
        .execute();
  }

  /// How the clause stood in the body before the latest correction that it has not answered; empty
  /// where there is none, or where nothing had been decided.
  Optional<CoverageState> stood(Actor actor, Clause clause) {
    return sql.select(REOPENED.STOOD)
        .from(REOPENED)
        .join(CORRECTION)
        .on(CORRECTION.ID.eq(REOPENED.CORRECTION_ID))
        .where(REOPENED.ORGANISATION_ID.eq(actor.bodyId()))
        .and(REOPENED.ANSWERED_AT.isNull())
        .and(CORRECTION.CLAUSE_ID.eq(clause.id()))
        .orderBy(CORRECTION.ID)
        .limit(1)
        .fetchOptional(row -> ReceiptQueries.states(row.value1()))
        .flatMap(states -> states.stream().findFirst());
  }

  /// Corrections that the actor's body has not looked at yet.
  List<Long> unanswered(Actor actor, long directiveId) {
    return sql.select(REOPENED.CORRECTION_ID)
        .from(REOPENED)
        .join(CORRECTION)
        .on(CORRECTION.ID.eq(REOPENED.CORRECTION_ID))
        .where(REOPENED.ORGANISATION_ID.eq(actor.bodyId()))
        .and(REOPENED.ANSWERED_AT.isNull())
        .and(CORRECTION.DIRECTIVE_ID.eq(directiveId))
        .orderBy(REOPENED.CORRECTION_ID)
        .limit(500)
        .fetch(REOPENED.CORRECTION_ID);
  }
}
