package org.throughline.directives;

import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static throughline.db.directives.Tables.DIRECTIVE;
import static throughline.db.directives.Tables.RECEIPT;
import static throughline.db.directives.Tables.ROUTE;
import static throughline.db.organisations.Tables.ORGANISATION;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Actor;
import org.throughline.shared.Coded;

/// Receipts as an actor sees them.
@Component
class ReceiptQueries {
  private static final Field<Long[]> VIA =
      array(
              select(ROUTE.VIA_ORGANISATION_ID)
                  .from(ROUTE)
                  .where(ROUTE.DIRECTIVE_ID.eq(RECEIPT.DIRECTIVE_ID))
                  .and(ROUTE.ORGANISATION_ID.eq(RECEIPT.ORGANISATION_ID))
                  .orderBy(ROUTE.SENT_AT, ROUTE.VIA_ORGANISATION_ID))
          .as("via");

  private final DSLContext sql;

  ReceiptQueries(DSLContext sql) {
    this.sql = sql;
  }

  /// The directive is the actor's to see, and the receipt is of the own body, or of one beneath for
  /// those who oversee. A returned receipt stays visible to the body that returned it.
  static Condition visible(Actor actor) {
    var own = RECEIPT.ORGANISATION_ID.eq(actor.bodyId());
    var beneath = ORGANISATION.FIRST_NUMBER.between(actor.bodyFirst(), actor.bodyLast());
    var mine =
        actor.has(org.throughline.organisations.Role.SECRETARY)
            ? own
            : own.and(DIRECTIVE.ACCESS.eq("internal"));
    return actor.overseesBelow() ? mine.or(beneath.and(DirectiveVisibility.visible(actor))) : mine;
  }

  Optional<Receipt> find(Actor actor, long id) {
    return receipts()
        .where(RECEIPT.ID.eq(id))
        .and(visible(actor))
        .fetchOptional(ReceiptQueries::receipt);
  }

  Optional<Receipt> ofBody(long directiveId, long bodyId) {
    return receipts()
        .where(RECEIPT.DIRECTIVE_ID.eq(directiveId))
        .and(RECEIPT.ORGANISATION_ID.eq(bodyId))
        .fetchOptional(ReceiptQueries::receipt);
  }

  List<Receipt> list(Actor actor, long directiveId, Receipts.Filter filter, int offset, int limit) {
    return receipts()
        .where(RECEIPT.DIRECTIVE_ID.eq(directiveId))
        .and(matches(filter))
        .and(visible(actor))
        .orderBy(ORGANISATION.FIRST_NUMBER)
        .limit(limit)
        .offset(offset)
        .fetch(ReceiptQueries::receipt);
  }

  private static Condition matches(Receipts.Filter filter) {
    Condition matches = noCondition();
    if (filter.state() != null) {
      matches = matches.and(RECEIPT.STATE.eq(filter.state().code()));
    }
    if (filter.read() != null) {
      matches = matches.and(filter.read() ? RECEIPT.READ_AT.isNotNull() : RECEIPT.READ_AT.isNull());
    }
    if (filter.viaId() != null) {
      matches =
          matches.and(
              exists(
                  selectOne()
                      .from(ROUTE)
                      .where(ROUTE.DIRECTIVE_ID.eq(RECEIPT.DIRECTIVE_ID))
                      .and(ROUTE.ORGANISATION_ID.eq(RECEIPT.ORGANISATION_ID))
                      .and(ROUTE.VIA_ORGANISATION_ID.eq(filter.viaId()))));
    }
    return matches;
  }

  /// The bodies through which those that the actor sees came.
  List<Long> vias(Actor actor, long directiveId) {
    return sql.selectDistinct(ROUTE.VIA_ORGANISATION_ID)
        .from(ROUTE)
        .join(RECEIPT)
        .on(RECEIPT.DIRECTIVE_ID.eq(ROUTE.DIRECTIVE_ID))
        .and(RECEIPT.ORGANISATION_ID.eq(ROUTE.ORGANISATION_ID))
        .join(DIRECTIVE)
        .on(DIRECTIVE.ID.eq(RECEIPT.DIRECTIVE_ID))
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(RECEIPT.ORGANISATION_ID))
        .where(ROUTE.DIRECTIVE_ID.eq(directiveId))
        .and(visible(actor))
        .orderBy(ROUTE.VIA_ORGANISATION_ID)
        .limit(200)
        .fetch(ROUTE.VIA_ORGANISATION_ID);
  }

  int count(Actor actor, long directiveId, Receipts.Filter filter) {
    return sql.selectCount()
        .from(RECEIPT)
        .join(DIRECTIVE)
        .on(DIRECTIVE.ID.eq(RECEIPT.DIRECTIVE_ID))
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(RECEIPT.ORGANISATION_ID))
        .where(RECEIPT.DIRECTIVE_ID.eq(directiveId))
        .and(matches(filter))
        .and(visible(actor))
        .fetchSingle()
        .value1();
  }

  Set<Long> holders(long directiveId) {
    return sql.select(RECEIPT.ORGANISATION_ID)
        .from(RECEIPT)
        .where(RECEIPT.DIRECTIVE_ID.eq(directiveId))
        .and(RECEIPT.STATE.ne(ReceiptState.RETURNED.code()))
        .limit(100_000)
        .fetchSet(RECEIPT.ORGANISATION_ID);
  }

  private SelectOnConditionStep<? extends Record> receipts() {
    return sql.select(
            RECEIPT.ID,
            RECEIPT.DIRECTIVE_ID,
            RECEIPT.ORGANISATION_ID,
            RECEIPT.STATE,
            RECEIPT.SENT_AT,
            RECEIPT.ACKNOWLEDGED_AT,
            RECEIPT.ACKNOWLEDGED_BY,
            RECEIPT.RETURNED_REASON,
            RECEIPT.COVERAGE,
            VIA,
            RECEIPT.READ_AT,
            RECEIPT.RETURNED_AT)
        .from(RECEIPT)
        .join(DIRECTIVE)
        .on(DIRECTIVE.ID.eq(RECEIPT.DIRECTIVE_ID))
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(RECEIPT.ORGANISATION_ID));
  }

  private static Receipt receipt(Record row) {
    return new Receipt(
        row.get(RECEIPT.ID),
        row.get(RECEIPT.DIRECTIVE_ID),
        row.get(RECEIPT.ORGANISATION_ID),
        Coded.of(ReceiptState.class, row.get(RECEIPT.STATE)),
        row.get(RECEIPT.SENT_AT),
        row.get(RECEIPT.ACKNOWLEDGED_AT),
        row.get(RECEIPT.ACKNOWLEDGED_BY),
        row.get(RECEIPT.RETURNED_REASON),
        states(row.get(RECEIPT.COVERAGE)),
        Arrays.asList(row.get(VIA)),
        row.get(RECEIPT.READ_AT),
        row.get(RECEIPT.RETURNED_AT));
  }

  static List<CoverageState> states(byte[] packed) {
    var states = new ArrayList<CoverageState>(packed.length);
    for (byte each : packed) {
      states.add(CoverageState.ofByte(each));
    }
    return states;
  }
}
