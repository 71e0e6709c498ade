package org.throughline.directives;

import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static throughline.db.directives.Tables.CLAUSE;
import static throughline.db.directives.Tables.COVERAGE_NOTE;
import static throughline.db.directives.Tables.FURTHER_ROUTE;
import static throughline.db.directives.Tables.MERGED_DECISION;
import static throughline.db.directives.Tables.RECEIPT;
import static throughline.db.directives.Tables.ROUTE;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.throughline.directives.Merging.Choice;
import org.throughline.directives.Merging.Disagreement;
import org.throughline.organisations.Actor;

/// Carries the receipts of one record over into another: routes, answers and what each body
/// decided.
@Component
class MergedReceipts {
  /// Disagreements shown at once; more are asked for when these are settled.
  private static final int SHOWN = 100;

  private final DSLContext sql;
  private final Clock clock;

  MergedReceipts(DSLContext sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  private Map<Long, Record> receipts(long directiveId) {
    var found = new HashMap<Long, Record>();
    sql.selectFrom(RECEIPT)
        .where(RECEIPT.DIRECTIVE_ID.eq(directiveId))
        .and(RECEIPT.STATE.notIn(ReceiptState.RETURNED.code(), ReceiptState.MERGED.code()))
        .orderBy(RECEIPT.ORGANISATION_ID)
        .forEach(row -> found.put(row.get(RECEIPT.ORGANISATION_ID), row));
    return found;
  }

  boolean decided(Clause clause) {
    return sql.fetchExists(
        RECEIPT,
        RECEIPT
            .DIRECTIVE_ID
            .eq(clause.directiveId())
            .and(
                DSL.field(
                        "get_byte({0}, {1})",
                        Integer.class, RECEIPT.COVERAGE, DSL.inline(clause.number() - 1))
                    .gt(0)));
  }

  /// Under study gives way to what was decided; only two decisions can disagree.
  private static boolean disagree(byte stays, byte goes) {
    return stays > 1 && goes > 1 && stays != goes;
  }

  List<Disagreement> disagreements(long goesId, long staysId, Map<Integer, Clause> pairs) {
    var found = new ArrayList<Disagreement>();
    var there = receipts(staysId);
    for (var goes : receipts(goesId).values()) {
      var stays = there.get(goes.get(RECEIPT.ORGANISATION_ID));
      if (stays == null) {
        continue;
      }
      pairs.forEach((number, clause) -> {
        var a = stays.get(RECEIPT.COVERAGE)[clause.number() - 1];
        var b = goes.get(RECEIPT.COVERAGE)[number - 1];
        if (disagree(a, b) && found.size() < SHOWN) {
          found.add(
              new Disagreement(
                  clause.id(),
                  clause.number(),
                  goes.get(RECEIPT.ORGANISATION_ID),
                  CoverageState.ofByte(a),
                  CoverageState.ofByte(b)));
        }
      });
    }
    return found;
  }

  /// Both directives are locked. Bodies that have only the record that goes get a receipt for the
  /// one that stays.
  void carry(
      Actor actor,
      long goesId,
      long staysId,
      Map<Integer, Clause> pairs,
      Map<Choice, Boolean> kept) {
    lock(goesId, staysId);
    int clauses = sql.fetchCount(CLAUSE, CLAUSE.DIRECTIVE_ID.eq(staysId));
    var numbers = new HashMap<Integer, Clause>();
    sql.select(CLAUSE.ID, CLAUSE.NUMBER)
        .from(CLAUSE)
        .where(CLAUSE.DIRECTIVE_ID.eq(goesId))
        .forEach(row -> numbers.put(row.value2(), pairs.get(row.value2())));
    var there = receipts(staysId);
    for (var goes : receipts(goesId).values()) {
      var stays = there.get(goes.get(RECEIPT.ORGANISATION_ID));
      var coverage = stays == null ? new byte[clauses] : stays.get(RECEIPT.COVERAGE).clone();
      numbers.forEach((number, clause) -> {
        if (clause != null) {
          settle(actor, goes, number, clause, coverage, kept);
        }
      });
      write(staysId, goes, stays, coverage);
    }
    routes(goesId, staysId);
    sql.update(RECEIPT)
        .set(RECEIPT.STATE, ReceiptState.MERGED.code())
        .where(RECEIPT.DIRECTIVE_ID.eq(goesId))
        .and(RECEIPT.STATE.ne(ReceiptState.RETURNED.code()))
        .execute();
  }

  private void lock(long goesId, long staysId) {
    sql.select(RECEIPT.ID)
        .from(RECEIPT)
        .where(RECEIPT.DIRECTIVE_ID.in(goesId, staysId))
        .orderBy(RECEIPT.ID)
        .forUpdate()
        .fetch();
  }

  private void settle(
      Actor actor,
      Record goes,
      int number,
      Clause clause,
      byte[] coverage,
      Map<Choice, Boolean> kept) {
    byte a = coverage[clause.number() - 1];
    byte b = goes.get(RECEIPT.COVERAGE)[number - 1];
    var choice = new Choice(clause.id(), goes.get(RECEIPT.ORGANISATION_ID));
    boolean stays = disagree(a, b) ? kept.getOrDefault(choice, true) : a > b || (a > 1 && b <= 1);
    if (disagree(a, b)) {
      remember(actor, choice, stays ? a : b, stays ? b : a);
    }
    if (!stays && a != b) {
      coverage[clause.number() - 1] = b;
      note(goes.get(RECEIPT.DIRECTIVE_ID), number, choice, CoverageState.ofByte(b));
    }
  }

  private void remember(Actor actor, Choice choice, byte kept, byte dropped) {
    sql.insertInto(MERGED_DECISION)
        .set(MERGED_DECISION.CLAUSE_ID, choice.clauseId())
        .set(MERGED_DECISION.ORGANISATION_ID, choice.organisationId())
        .set(MERGED_DECISION.KEPT, CoverageState.ofByte(kept).code())
        .set(MERGED_DECISION.DROPPED, CoverageState.ofByte(dropped).code())
        .set(MERGED_DECISION.DECIDED_AT, clock.instant())
        .set(MERGED_DECISION.DECIDED_BY, actor.personId())
        .onConflict(MERGED_DECISION.CLAUSE_ID, MERGED_DECISION.ORGANISATION_ID)
        .doUpdate()
        .set(MERGED_DECISION.KEPT, CoverageState.ofByte(kept).code())
        .set(MERGED_DECISION.DROPPED, CoverageState.ofByte(dropped).code())
        .execute();
  }

  /// What was said with a decision goes with it.
  private void note(long goesId, int number, Choice choice, CoverageState state) {
    sql.deleteFrom(COVERAGE_NOTE)
        .where(COVERAGE_NOTE.CLAUSE_ID.eq(choice.clauseId()))
        .and(COVERAGE_NOTE.ORGANISATION_ID.eq(choice.organisationId()))
        .execute();
    sql.insertInto(
            COVERAGE_NOTE,
            COVERAGE_NOTE.CLAUSE_ID,
            COVERAGE_NOTE.ORGANISATION_ID,
            COVERAGE_NOTE.STATE,
            COVERAGE_NOTE.REASON,
            COVERAGE_NOTE.AT,
            COVERAGE_NOTE.PERSON_ID)
        .select(
            select(
                    val(choice.clauseId()),
                    COVERAGE_NOTE.ORGANISATION_ID,
                    COVERAGE_NOTE.STATE,
                    COVERAGE_NOTE.REASON,
                    COVERAGE_NOTE.AT,
                    COVERAGE_NOTE.PERSON_ID)
                .from(COVERAGE_NOTE)
                .join(CLAUSE)
                .on(CLAUSE.ID.eq(COVERAGE_NOTE.CLAUSE_ID))
                .where(CLAUSE.DIRECTIVE_ID.eq(goesId))
                .and(CLAUSE.NUMBER.eq(number))
                .and(COVERAGE_NOTE.ORGANISATION_ID.eq(choice.organisationId()))
                .and(COVERAGE_NOTE.STATE.eq(state.code())))
        .execute();
  }

  private void write(
      long staysId, Record goes, @org.jspecify.annotations.Nullable Record stays, byte[] coverage) {
    var acknowledged = ReceiptState.ACKNOWLEDGED.code();
    var row = sql.newRecord(RECEIPT);
    row.set(RECEIPT.DIRECTIVE_ID, staysId);
    row.set(RECEIPT.ORGANISATION_ID, goes.get(RECEIPT.ORGANISATION_ID));
    row.set(RECEIPT.STATE, goes.get(RECEIPT.STATE));
    row.set(RECEIPT.SENT_AT, goes.get(RECEIPT.SENT_AT));
    row.set(RECEIPT.ACKNOWLEDGED_AT, goes.get(RECEIPT.ACKNOWLEDGED_AT));
    row.set(RECEIPT.ACKNOWLEDGED_BY, goes.get(RECEIPT.ACKNOWLEDGED_BY));
    row.set(RECEIPT.READ_AT, goes.get(RECEIPT.READ_AT));
    row.set(RECEIPT.VIA_ORGANISATION_ID, goes.get(RECEIPT.VIA_ORGANISATION_ID));
    row.set(RECEIPT.SENT_BY, goes.get(RECEIPT.SENT_BY));
    row.set(RECEIPT.ROUTED_AT, goes.get(RECEIPT.ROUTED_AT));
    if (stays != null
        && (stays.get(RECEIPT.STATE).equals(acknowledged)
            || !goes.get(RECEIPT.STATE).equals(acknowledged))) {
      row.set(RECEIPT.STATE, stays.get(RECEIPT.STATE));
      row.set(RECEIPT.SENT_AT, stays.get(RECEIPT.SENT_AT));
      row.set(RECEIPT.ACKNOWLEDGED_AT, stays.get(RECEIPT.ACKNOWLEDGED_AT));
      row.set(RECEIPT.ACKNOWLEDGED_BY, stays.get(RECEIPT.ACKNOWLEDGED_BY));
      row.set(RECEIPT.READ_AT, stays.get(RECEIPT.READ_AT));
    }
    row.set(RECEIPT.COVERAGE, coverage);
    for (var state : CoverageState.values()) {
      row.set(Coverage.counter(state), count(coverage, state));
    }
    sql.insertInto(RECEIPT)
        .set(row)
        .onConflict(RECEIPT.DIRECTIVE_ID, RECEIPT.ORGANISATION_ID)
        .doUpdate()
        .set(RECEIPT.STATE, excluded(RECEIPT.STATE))
        .set(RECEIPT.ACKNOWLEDGED_AT, excluded(RECEIPT.ACKNOWLEDGED_AT))
        .set(RECEIPT.ACKNOWLEDGED_BY, excluded(RECEIPT.ACKNOWLEDGED_BY))
        .setNull(RECEIPT.RETURNED_REASON)
        .set(RECEIPT.COVERAGE, excluded(RECEIPT.COVERAGE))
        .set(RECEIPT.N_UNKNOWN, excluded(RECEIPT.N_UNKNOWN))
        .set(RECEIPT.N_UNDER_STUDY, excluded(RECEIPT.N_UNDER_STUDY))
        .set(RECEIPT.N_COVERED, excluded(RECEIPT.N_COVERED))
        .set(RECEIPT.N_PARTLY, excluded(RECEIPT.N_PARTLY))
        .set(RECEIPT.N_GUIDELINE, excluded(RECEIPT.N_GUIDELINE))
        .set(RECEIPT.N_NOT_APPLICABLE, excluded(RECEIPT.N_NOT_APPLICABLE))
        .set(RECEIPT.N_UNCOVERED, excluded(RECEIPT.N_UNCOVERED))
        .execute();
  }

  private static short count(byte[] coverage, CoverageState state) {
    short count = 0;
    for (byte each : coverage) {
      if (each == state.ordinal()) {
        count++;
      }
    }
    return count;
  }

  private void routes(long goesId, long staysId) {
    var had = ROUTE.as("had");
    var has = ROUTE.as("has");
    sql.insertInto(
            FURTHER_ROUTE,
            FURTHER_ROUTE.DIRECTIVE_ID,
            FURTHER_ROUTE.ORGANISATION_ID,
            FURTHER_ROUTE.VIA_ORGANISATION_ID,
            FURTHER_ROUTE.SENT_AT,
            FURTHER_ROUTE.SENT_BY)
        .select(
            select(
                    val(staysId),
                    had.ORGANISATION_ID,
                    had.VIA_ORGANISATION_ID,
                    had.SENT_AT,
                    had.SENT_BY)
                .from(had)
                .join(RECEIPT)
                .on(RECEIPT.DIRECTIVE_ID.eq(goesId))
                .and(RECEIPT.ORGANISATION_ID.eq(had.ORGANISATION_ID))
                .and(RECEIPT.STATE.ne(ReceiptState.RETURNED.code()))
                .where(had.DIRECTIVE_ID.eq(goesId))
                .and(
                    notExists(
                        selectOne()
                            .from(has)
                            .where(has.DIRECTIVE_ID.eq(staysId))
                            .and(has.ORGANISATION_ID.eq(had.ORGANISATION_ID))
                            .and(has.VIA_ORGANISATION_ID.eq(had.VIA_ORGANISATION_ID)))))
        .execute();
  }
}
