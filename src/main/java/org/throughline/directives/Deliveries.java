package org.throughline.directives;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static throughline.db.directives.Tables.CLAUSE;
import static throughline.db.directives.Tables.DIRECTIVE;
import static throughline.db.directives.Tables.FURTHER_ROUTE;
import static throughline.db.directives.Tables.RECEIPT;
import static throughline.db.organisations.Tables.ORGANISATION;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.notifications.Telling;
import org.throughline.shared.Who;

/// Receipts and routes of one step of a sending: two statements, however many bodies.
@Component
class Deliveries {
  private final DSLContext sql;
  private final Clock clock;
  private final DirectiveNotices notices;
  private final Telling telling;

  Deliveries(DSLContext sql, Clock clock, DirectiveNotices notices, Telling telling) {
    this.sql = sql;
    this.clock = clock;
    this.notices = notices;
    this.telling = telling;
  }

  /// A body that has a receipt already gets one more route to the same; one that returned it has it
  /// delivered again.
  @Transactional(propagation = Propagation.MANDATORY)
  void deliver(long directiveId, long viaBodyId, long personId, Long[] chosen) {
    // No clause is added meanwhile: all receipts of a directive are of one length.
    sql.select(DIRECTIVE.ID)
        .from(DIRECTIVE)
        .where(DIRECTIVE.ID.eq(directiveId))
        .forShare()
        .fetchSingle();
    receipts(directiveId, viaBodyId, personId, chosen);
    furtherRoutes(directiveId, viaBodyId, personId, chosen);
    telling.tell(
        notices.arrived(directiveId, viaBodyId, Set.of(chosen), LocalDate.now(clock)),
        new Who(personId, null, viaBodyId, null));
  }

  /// With the first route in each.
  private void receipts(long directiveId, long viaBodyId, long personId, Long[] chosen) {
    int clauses = sql.fetchCount(CLAUSE, CLAUSE.DIRECTIVE_ID.eq(directiveId));
    sql.insertInto(
            RECEIPT,
            RECEIPT.DIRECTIVE_ID,
            RECEIPT.ORGANISATION_ID,
            RECEIPT.STATE,
            RECEIPT.SENT_AT,
            RECEIPT.COVERAGE,
            RECEIPT.N_UNKNOWN,
            RECEIPT.VIA_ORGANISATION_ID,
            RECEIPT.SENT_BY)
        .select(
            select(
                    val(directiveId),
                    ORGANISATION.ID,
                    val(ReceiptState.DELIVERED.code()),
                    val(clock.instant()),
                    val(new byte[clauses]),
                    val((short) clauses),
                    val(viaBodyId),
                    val(personId))
                .from(ORGANISATION)
                .where(ORGANISATION.ID.eq(any(chosen))))
        .onConflict(RECEIPT.DIRECTIVE_ID, RECEIPT.ORGANISATION_ID)
        .doUpdate()
        .set(RECEIPT.STATE, excluded(RECEIPT.STATE))
        .set(RECEIPT.ROUTED_AT, coalesce(RECEIPT.ROUTED_AT, RECEIPT.SENT_AT))
        .set(RECEIPT.SENT_AT, excluded(RECEIPT.SENT_AT))
        .setNull(RECEIPT.RETURNED_REASON)
        .where(RECEIPT.STATE.eq(ReceiptState.RETURNED.code()))
        .execute();
  }

  /// Of those that had it from somebody else before.
  private void furtherRoutes(long directiveId, long viaBodyId, long personId, Long[] chosen) {
    sql.insertInto(
            FURTHER_ROUTE,
            FURTHER_ROUTE.DIRECTIVE_ID,
            FURTHER_ROUTE.ORGANISATION_ID,
            FURTHER_ROUTE.VIA_ORGANISATION_ID,
            FURTHER_ROUTE.SENT_AT,
            FURTHER_ROUTE.SENT_BY)
        .select(
            select(
                    RECEIPT.DIRECTIVE_ID,
                    RECEIPT.ORGANISATION_ID,
                    val(viaBodyId),
                    val(clock.instant()),
                    val(personId))
                .from(RECEIPT)
                .where(RECEIPT.DIRECTIVE_ID.eq(directiveId))
                .and(RECEIPT.ORGANISATION_ID.eq(any(chosen)))
                .and(RECEIPT.VIA_ORGANISATION_ID.ne(viaBodyId)))
        .onConflictDoNothing()
        .execute();
  }
}
