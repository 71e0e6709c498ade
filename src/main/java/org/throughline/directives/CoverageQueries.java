package org.throughline.directives;

import static throughline.db.directives.Tables.COVERAGE_NOTE;
import static throughline.db.directives.Tables.RECEIPT;
import static throughline.db.organisations.Tables.ORGANISATION;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.audit.Trail;
import org.throughline.organisations.Organisation;
import org.throughline.shared.Kind;
import org.throughline.shared.Ref;

/// Coverage read from the counters beneath each organisation and from the packed receipts.
@Component
class CoverageQueries {
  private static final Condition HELD =
      RECEIPT.STATE.notIn(ReceiptState.RETURNED.code(), ReceiptState.MERGED.code());

  /// The organisation, its child bodies, and what is not folded yet: one statement and so one
  /// snapshot, in which every change is either in the counters or among the deltas.
  static final String UNDER =
      """
      select o.id, o.first_number, o.last_number, r.coverage, coalesce(b.bodies, 0) as bodies,
             b.counts as place, null::int[] as change
        from organisations.organisation o
        left join directives.receipt r
          on r.directive_id = {0} and r.organisation_id = o.id and directives.counts(r.state)
        left join directives.coverage_beneath b on b.directive_id = {0} and b.organisation_id = o.id
       where o.id = {1} or (o.parent_id = {1} and o.id = o.body_id)
      union all
      select null, o.first_number, null, null, d.bodies, d.place, d.change
        from directives.coverage_delta d
        join organisations.organisation o on o.id = d.organisation_id
       where d.directive_id = {0} and o.first_number between {2} and {3}
       order by id nulls last
      """;

  private final DSLContext sql;
  private final Trail trail;

  CoverageQueries(DSLContext sql, Trail trail) {
    this.sql = sql;
    this.trail = trail;
  }

  /// @param children that hold the directive or have somebody beneath who does, in tree order
  record Under(Tally self, List<Tally> children) {}

  Under under(long directiveId, Organisation under) {
    Tally self = null;
    var children = new ArrayList<Tally>();
    for (var row :
        sql.fetch(
            UNDER,
            DSL.val(directiveId),
            DSL.val(under.id()),
            DSL.val(under.first()),
            DSL.val(under.last()))) {
      var id = row.get("id", Long.class);
      if (id == null) {
        pending(row, self, children);
      } else if (id == under.id()) {
        self = tally(row);
      } else {
        children.add(tally(row));
      }
    }
    if (self == null) {
      throw new IllegalStateException("organisation " + under.id() + " is gone");
    }
    children.removeIf(each -> each.bodies() == 0);
    children.sort(java.util.Comparator.comparingLong(Tally::first));
    return new Under(self, children);
  }

  private static Tally tally(Record row) {
    return new Tally(
        row.get("id", long.class),
        row.get("first_number", long.class),
        row.get("last_number", long.class),
        row.get("coverage", byte[].class),
        row.get("bodies", int.class),
        ints(row, "place"));
  }

  /// Empty for null.
  private static int[] ints(Record row, String column) {
    var boxed = row.get(column, Integer[].class);
    return boxed == null ? new int[0] : Arrays.stream(boxed).mapToInt(each -> each).toArray();
  }

  private static void pending(Record row, @Nullable Tally self, List<Tally> children) {
    long at = row.get("first_number", long.class);
    int bodies = row.get("bodies", int.class);
    var place = ints(row, "place");
    var change = ints(row, "change");
    if (self != null) {
      self.add(bodies, place, change);
    }
    children.stream()
        .filter(each -> each.first() <= at && at <= each.last())
        .findFirst()
        .ifPresent(each -> each.add(bodies, place, change));
  }

  /// The bodies counted for one clause and state beneath an organisation, in tree order.
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

  /// Who decided it and when stands in the note, or where nothing was said, in the trail.
  Optional<CoverageView.Place> place(Receipt receipt, Clause clause) {
    if (receipt.state() == ReceiptState.RETURNED || receipt.state() == ReceiptState.MERGED) {
      return Optional.empty();
    }
    var state = receipt.coverage().get(clause.number() - 1);
    var note =
        sql.select(COVERAGE_NOTE.REASON, COVERAGE_NOTE.AT, COVERAGE_NOTE.PERSON_ID)
            .from(COVERAGE_NOTE)
            .where(COVERAGE_NOTE.CLAUSE_ID.eq(clause.id()))
            .and(COVERAGE_NOTE.ORGANISATION_ID.eq(receipt.organisationId()))
            .fetchOptional(row ->
                new CoverageView.Place(receipt, state, row.value1(), row.value2(), row.value3()));
    if (note.isPresent() || state == CoverageState.UNKNOWN) {
      return Optional.of(
          note.orElseGet(() -> new CoverageView.Place(receipt, state, null, null, null)));
    }
    return Optional.of(
        trail
            .latest(
                new Ref(Kind.RECEIPT, receipt.id()),
                "coverage." + state.code(),
                "§ " + clause.number())
            .map(deed -> new CoverageView.Place(receipt, state, null, deed.at(), deed.personId()))
            .orElseGet(() -> new CoverageView.Place(receipt, state, null, null, null)));
  }
}
