package org.throughline.directives;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.sum;
import static throughline.db.directives.Tables.COVERAGE_NOTE;
import static throughline.db.directives.Tables.RECEIPT;
import static throughline.db.organisations.Tables.ORGANISATION;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.throughline.directives.CoverageView.Column;
import org.throughline.organisations.Organisation;

/// Coverage read from the packed rows: totals from their own counters, clauses from their bytes.
@Component
class CoverageQueries {
  private static final CoverageState[] STATES = CoverageState.values();
  private static final Condition HELD = RECEIPT.STATE.ne(ReceiptState.RETURNED.code());

  private final DSLContext sql;

  CoverageQueries(DSLContext sql) {
    this.sql = sql;
  }

  /// A page of columns and how many there are in all.
  record Children(List<Column> columns, int all) {}

  /// Child bodies with a receipt of their own or beneath them, in tree order.
  Children children(long directiveId, long parentId, int offset, int limit) {
    var child = ORGANISATION.as("child");
    var all = count().over().as("all_children");
    var fields = new ArrayList<Field<?>>(List.of(child.ID, count().as("bodies"), all));
    for (var state : STATES) {
      fields.add(sum(Coverage.counter(state)).as(state.code()));
    }
    var rows =
        sql.select(fields)
            .from(child)
            .join(ORGANISATION)
            .on(ORGANISATION.FIRST_NUMBER.between(child.FIRST_NUMBER, child.LAST_NUMBER))
            .join(RECEIPT)
            .on(RECEIPT.DIRECTIVE_ID.eq(directiveId))
            .and(RECEIPT.ORGANISATION_ID.eq(ORGANISATION.ID))
            .and(HELD)
            .where(child.PARENT_ID.eq(parentId))
            .and(child.ID.eq(child.BODY_ID))
            .groupBy(child.ID, child.FIRST_NUMBER)
            .orderBy(child.FIRST_NUMBER)
            .limit(limit)
            .offset(offset)
            .fetch();
    var states = states(directiveId, rows.map(row -> row.get(child.ID)));
    var columns =
        rows.map(row -> {
          long id = row.get(child.ID);
          return new Column(
              id, states.getOrDefault(id, List.of()), row.get("bodies", int.class), totals(row));
        });
    return new Children(columns, rows.isEmpty() ? 0 : rows.getFirst().get(all));
  }

  /// The body's own column, without what lies beneath it; empty where it has no receipt.
  Optional<Column> self(long directiveId, long organisationId) {
    return Optional.ofNullable(states(directiveId, List.of(organisationId)).get(organisationId))
        .map(states -> new Column(organisationId, states, 1, counted(states)));
  }

  private static Map<CoverageState, Integer> totals(Record row) {
    var totals = new EnumMap<CoverageState, Integer>(CoverageState.class);
    for (var state : STATES) {
      totals.put(state, row.get(state.code(), int.class));
    }
    return totals;
  }

  private static Map<CoverageState, Integer> counted(List<CoverageState> states) {
    var counted = new EnumMap<CoverageState, Integer>(CoverageState.class);
    states.forEach(state -> counted.merge(state, 1, Integer::sum));
    return counted;
  }

  private Map<Long, List<CoverageState>> states(long directiveId, Collection<Long> bodies) {
    var states = new HashMap<Long, List<CoverageState>>();
    sql.select(RECEIPT.ORGANISATION_ID, RECEIPT.COVERAGE)
        .from(RECEIPT)
        .where(RECEIPT.DIRECTIVE_ID.eq(directiveId))
        .and(RECEIPT.ORGANISATION_ID.in(bodies))
        .and(HELD)
        .forEach(row -> states.put(row.value1(), ReceiptQueries.states(row.value2())));
    return states;
  }

  /// For each clause, how many of the body and those beneath it stand in each state. All receipts
  /// of a directive are of one length, so their bytes are read as one string of bytes.
  List<Map<CoverageState, Integer>> byClause(long directiveId, Organisation under, int clauses) {
    var packed =
        sql.select(DSL.field("string_agg({0}, ''::bytea)", byte[].class, RECEIPT.COVERAGE))
            .from(RECEIPT)
            .join(ORGANISATION)
            .on(ORGANISATION.ID.eq(RECEIPT.ORGANISATION_ID))
            .where(RECEIPT.DIRECTIVE_ID.eq(directiveId))
            .and(HELD)
            .and(ORGANISATION.FIRST_NUMBER.between(under.first(), under.last()))
            .fetchSingle()
            .value1();
    var counts = new int[clauses][STATES.length];
    for (int at = 0; packed != null && at < packed.length; at++) {
      counts[at % clauses][packed[at]]++;
    }
    return Arrays.stream(counts).map(CoverageQueries::named).toList();
  }

  private static Map<CoverageState, Integer> named(int[] counts) {
    var named = new EnumMap<CoverageState, Integer>(CoverageState.class);
    for (var state : STATES) {
      named.put(state, counts[state.ordinal()]);
    }
    return named;
  }

  int bodies(long directiveId, Organisation under) {
    return sql.select(count())
        .from(RECEIPT)
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(RECEIPT.ORGANISATION_ID))
        .where(RECEIPT.DIRECTIVE_ID.eq(directiveId))
        .and(HELD)
        .and(ORGANISATION.FIRST_NUMBER.between(under.first(), under.last()))
        .fetchSingle()
        .value1();
  }

  /// The bodies counted in one cell of [#byClause], in tree order.
  List<Long> standing(
      long directiveId,
      Organisation under,
      int number,
      CoverageState state,
      int offset,
      int limit) {
    return sql.select(RECEIPT.ORGANISATION_ID)
        .from(RECEIPT)
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(RECEIPT.ORGANISATION_ID))
        .where(RECEIPT.DIRECTIVE_ID.eq(directiveId))
        .and(HELD)
        .and(ORGANISATION.FIRST_NUMBER.between(under.first(), under.last()))
        .and(
            DSL.field("get_byte({0}, {1})", Integer.class, RECEIPT.COVERAGE, DSL.val(number - 1))
                .eq(state.ordinal()))
        .orderBy(ORGANISATION.FIRST_NUMBER)
        .limit(limit)
        .offset(offset)
        .fetch(RECEIPT.ORGANISATION_ID);
  }

  Optional<CoverageView.Place> place(Receipt receipt, Clause clause) {
    if (receipt.state() == ReceiptState.RETURNED) {
      return Optional.empty();
    }
    var state = receipt.coverage().get(clause.number() - 1);
    return Optional.of(
        sql.select(COVERAGE_NOTE.REASON, COVERAGE_NOTE.AT, COVERAGE_NOTE.PERSON_ID)
            .from(COVERAGE_NOTE)
            .where(COVERAGE_NOTE.CLAUSE_ID.eq(clause.id()))
            .and(COVERAGE_NOTE.ORGANISATION_ID.eq(receipt.organisationId()))
            .fetchOptional()
            .map(row ->
                new CoverageView.Place(receipt, state, row.value1(), row.value2(), row.value3()))
            .orElseGet(() -> new CoverageView.Place(receipt, state, null, null, null)));
  }
}
