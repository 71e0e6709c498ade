package org.throughline.directives;

import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.select;
import static throughline.db.directives.Tables.RECEIPT;
import static throughline.db.directives.Tables.ROUTE;
import static throughline.db.organisations.Tables.ORGANISATION;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Addressees;
import org.throughline.organisations.Addressing;
import org.throughline.organisations.Organisation;
import org.throughline.organisations.OrganisationKind;
import org.throughline.organisations.Organisations;
import org.throughline.shared.Coded;

/// What sending a directive would do, body by body, before it is sent. Whoever asks has already
/// been shown the directive.
@Service
public class SendingPreview {
  private final DSLContext sql;
  private final Organisations organisations;

  SendingPreview(DSLContext sql, Organisations organisations) {
    this.sql = sql;
    this.organisations = organisations;
  }

  /// @param fresh receive it for the first time
  /// @param again have it already by another route, and get one more
  /// @param returned gave it back, and have it delivered again
  /// @param already have it from the sender; nothing is sent to them
  public record Counts(int fresh, int again, int returned, int already) {
    public int all() {
      return fresh + again + returned + already;
    }

    public Counts plus(Counts other) {
      return new Counts(
          fresh + other.fresh,
          again + other.again,
          returned + other.returned,
          already + other.already);
    }
  }

  /// By kind of body, in the order of the kinds.
  public Map<OrganisationKind, Counts> counts(
      Actor actor, long directiveId, Addressees addressees) {
    var mine = ROUTE.as("mine");
    var held = RECEIPT.ID.isNotNull();
    var returned = RECEIPT.STATE.eq(ReceiptState.RETURNED.code());
    var fromMe = mine.VIA_ORGANISATION_ID.isNotNull();
    var counts = new EnumMap<OrganisationKind, Counts>(OrganisationKind.class);
    sql.select(
            ORGANISATION.KIND,
            count().filterWhere(RECEIPT.ID.isNull()),
            count().filterWhere(held.andNot(returned).andNot(fromMe)),
            count().filterWhere(held.and(returned)),
            count().filterWhere(held.andNot(returned).and(fromMe)))
        .from(ORGANISATION)
        .leftJoin(RECEIPT)
        .on(RECEIPT.DIRECTIVE_ID.eq(directiveId))
        .and(RECEIPT.ORGANISATION_ID.eq(ORGANISATION.ID))
        .leftJoin(mine)
        .on(mine.DIRECTIVE_ID.eq(directiveId))
        .and(mine.ORGANISATION_ID.eq(ORGANISATION.ID))
        .and(mine.VIA_ORGANISATION_ID.eq(actor.bodyId()))
        .where(Addressing.chosen(actor, addressees))
        .groupBy(ORGANISATION.KIND)
        .forEach(row ->
            counts.put(
                Coded.of(OrganisationKind.class, row.value1()),
                new Counts(row.value2(), row.value3(), row.value4(), row.value5())));
    return counts;
  }

  /// @param state of the receipt it has; null where it has none
  /// @param via the bodies that sent it so far
  public record Row(Organisation body, @Nullable ReceiptState state, List<Long> via) {
    public Row {
      via = List.copyOf(via);
    }
  }

  /// One page of them, in tree order.
  public List<Row> rows(
      Actor actor, long directiveId, Addressees addressees, int offset, int limit) {
    var via =
        array(
            select(ROUTE.VIA_ORGANISATION_ID)
                .from(ROUTE)
                .where(ROUTE.DIRECTIVE_ID.eq(directiveId))
                .and(ROUTE.ORGANISATION_ID.eq(ORGANISATION.ID))
                .orderBy(ROUTE.SENT_AT, ROUTE.VIA_ORGANISATION_ID));
    var found =
        sql.select(ORGANISATION.ID, RECEIPT.STATE, via)
            .from(ORGANISATION)
            .leftJoin(RECEIPT)
            .on(RECEIPT.DIRECTIVE_ID.eq(directiveId))
            .and(RECEIPT.ORGANISATION_ID.eq(ORGANISATION.ID))
            .where(Addressing.chosen(actor, addressees))
            .orderBy(ORGANISATION.FIRST_NUMBER)
            .limit(limit)
            .offset(offset)
            .fetch();
    var bodies = organisations.byId(found.getValues(ORGANISATION.ID));
    return found.map(row ->
        new Row(
            java.util.Objects.requireNonNull(bodies.get(row.value1())),
            row.value2() == null ? null : Coded.of(ReceiptState.class, row.value2()),
            Arrays.asList(row.value3())));
  }
}
