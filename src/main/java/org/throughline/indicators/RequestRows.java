package org.throughline.indicators;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;
import static throughline.db.indicators.Tables.REQUEST;
import static throughline.db.indicators.Tables.REQUEST_BODY;
import static throughline.db.indicators.Tables.REQUEST_FIELD;
import static throughline.db.organisations.Tables.ORGANISATION;

import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Visibility;
import org.throughline.shared.Coded;

/// Reads data requests.
@Component
class RequestRows {
  private static final Field<Integer> BODIES =
      field(selectCount().from(REQUEST_BODY).where(REQUEST_BODY.REQUEST_ID.eq(REQUEST.ID)));

  private final DSLContext sql;

  RequestRows(DSLContext sql) {
    this.sql = sql;
  }

  /// Whoever sees the records of the body that asks; once it is sent, the asked bodies too, and who
  /// oversees them.
  static Condition visible(Actor actor) {
    var asked = ORGANISATION.as("asked");
    var below =
        actor.overseesBelow()
            ? asked.FIRST_NUMBER.between(actor.bodyFirst(), actor.bodyLast())
            : asked.ID.eq(actor.bodyId());
    return Visibility.internal(actor, REQUEST.ORGANISATION_ID)
        .and(REQUEST.STATE.ne("draft").or(ofBody(actor)))
        .or(
            REQUEST
                .STATE
                .ne("draft")
                .and(
                    exists(
                        selectOne()
                            .from(REQUEST_BODY)
                            .join(asked)
                            .on(asked.ID.eq(REQUEST_BODY.ORGANISATION_ID))
                            .where(REQUEST_BODY.REQUEST_ID.eq(REQUEST.ID))
                            .and(below))));
  }

  private static Condition ofBody(Actor actor) {
    return REQUEST.ORGANISATION_ID.eq(actor.bodyId());
  }

  Optional<DataRequest> find(Condition where) {
    return list(where, 0, 1).stream().findFirst();
  }

  int count(Condition where) {
    return sql.fetchCount(sql.selectOne().from(REQUEST).where(where));
  }

  /// Newest first.
  List<DataRequest> list(Condition where, int offset, int limit) {
    var fields =
        multiset(
                select(REQUEST_FIELD.SERIES_ID, REQUEST_FIELD.MONTHS, REQUEST_FIELD.PERIOD)
                    .from(REQUEST_FIELD)
                    .where(REQUEST_FIELD.REQUEST_ID.eq(REQUEST.ID))
                    .orderBy(REQUEST_FIELD.POSITION)
                    .limit(RequestRules.FIELDS))
            .convertFrom(rows ->
                rows.map(row ->
                    new NewRequest.Field(
                        row.value1(), new Period(Frequency.of(row.value2()), row.value3()))));
    return sql.select(REQUEST.fields())
        .select(fields, BODIES)
        .from(REQUEST)
        .where(where)
        .orderBy(REQUEST.ID.desc())
        .offset(offset)
        .limit(limit)
        .fetch(row -> request(row, row.get(fields)));
  }

  private static DataRequest request(Record row, List<NewRequest.Field> fields) {
    var state = Coded.of(RequestState.class, row.get(REQUEST.STATE));
    return new DataRequest(
        row.get(REQUEST.ID),
        row.get(REQUEST.ORGANISATION_ID),
        row.get(REQUEST.TITLE),
        row.get(REQUEST.PURPOSE),
        row.get(REQUEST.DUE_ON),
        state,
        row.get(REQUEST.DRAFTED_BY),
        row.get(REQUEST.SENT_AT),
        new DataRequest.Cost(
            row.get(REQUEST.ASKED_BODIES),
            row.get(REQUEST.ASKED_PEOPLE),
            row.get(REQUEST.ASKED_FIELDS),
            row.get(REQUEST.ASKED_MINUTES),
            row.get(REQUEST.FILLED_FIELDS),
            row.get(REQUEST.FILLED_MINUTES),
            row.get(REQUEST.COMPUTED_FIELDS),
            row.get(REQUEST.JOINED_FIELDS),
            row.get(REQUEST.DECLINED_FIELDS),
            row.get(REQUEST.NONE_FIELDS)),
        state == RequestState.DRAFT
            ? null
            : new DataRequest.Budget(
                row.get(REQUEST.BUDGET_FIELDS),
                row.get(REQUEST.BUDGET_MINUTES),
                row.get(REQUEST.BEFORE_FIELDS),
                row.get(REQUEST.BEFORE_MINUTES)),
        row.get(REQUEST.OVER_REASON),
        row.get(REQUEST.OVER_SEEN_AT),
        row.get(REQUEST.OVER_SEEN_NOTE),
        row.get(REQUEST.CANCELLED_REASON),
        fields,
        row.get(BODIES));
  }
}
