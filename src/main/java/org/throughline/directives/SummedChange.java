package org.throughline.directives;

import static throughline.db.directives.Tables.RECEIPT;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// Changes one thing in the receipts of very many bodies at once. The trigger appends a delta for
/// each receipt; forty thousand of them take long to fold, and as long to read until then. Here
/// they are summed for each parent first, and the trigger is told to leave this one update alone.
@Component
class SummedChange {
  private final DSLContext sql;

  SummedChange(DSLContext sql) {
    this.sql = sql;
  }

  /// One clause goes to one state in all receipts that a condition finds; they are locked first.
  ///
  /// @param number of the clause
  /// @param which of `directives.receipt`
  /// @param update does it
  void ofClause(long directiveId, int number, CoverageState to, Condition which, Runnable update) {
    sql.execute(
        """
        with held as (
          select receipt.organisation_id, get_byte(receipt.coverage, {1}) as state
            from directives.receipt where {2} order by receipt.organisation_id for update
        ), stood as (
          select o.parent_id, h.state, count(*)::int as many
            from held h join organisations.organisation o on o.id = h.organisation_id
           where o.parent_id is not null and h.state <> {3}
           group by 1, 2
        )
        insert into directives.coverage_delta (directive_id, organisation_id, bodies, place, change)
        select {0}, parent_id, 0, array_agg(7 * {1} + state + 1) || (7 * {1} + {3} + 1), array_agg(-many) || sum(many)::int
          from stood group by parent_id
        """,
        DSL.inline(directiveId), DSL.inline(number - 1), which, DSL.inline(to.ordinal()));
    untold(update);
  }

  /// Anything in all receipts of a directive: its counters are made anew.
  void ofAll(long directiveId, Runnable update) {
    sql.select(RECEIPT.ID)
        .from(RECEIPT)
        .where(RECEIPT.DIRECTIVE_ID.eq(directiveId))
        .orderBy(RECEIPT.ORGANISATION_ID)
        .forUpdate()
        .fetch();
    untold(update);
    sql.execute("select directives.recount({0})", DSL.val(directiveId));
  }

  private void untold(Runnable update) {
    sql.execute("select set_config('directives.summed', 'on', true)");
    update.run();
    sql.execute("select set_config('directives.summed', '', true)");
  }
}
