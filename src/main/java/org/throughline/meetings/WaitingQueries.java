package org.throughline.meetings;

import static throughline.db.meetings.Tables.AGENDA_ITEM;
import static throughline.db.meetings.Tables.MEETING;
import static throughline.db.meetings.Tables.WAITING_ITEM;
import static throughline.db.organisations.Tables.ORGANISATION;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectLimitStep;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Visibility;
import org.throughline.shared.Access;
import org.throughline.shared.Coded;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Ref;

/// Reads what waits for a meeting.
@Component
class WaitingQueries {
  private static final int LIMIT = 500;

  private final DSLContext sql;

  WaitingQueries(DSLContext sql) {
    this.sql = sql;
  }

  static Condition visible(Actor actor) {
    return Visibility.byAccess(actor, WAITING_ITEM.ORGANISATION_ID, WAITING_ITEM.ACCESS);
  }

  static Condition ofBody(long bodyId) {
    return WAITING_ITEM.ORGANISATION_ID.in(
        DSL.select(ORGANISATION.ID).from(ORGANISATION).where(ORGANISATION.BODY_ID.eq(bodyId)));
  }

  List<WaitingItem> open(Condition where) {
    return select(where).limit(LIMIT).fetch(WaitingQueries::item);
  }

  /// As [#open], each locked until the transaction ends.
  List<WaitingItem> lockOpen(Condition where) {
    return select(where).limit(LIMIT).forUpdate().fetch(WaitingQueries::item);
  }

  /// @throws NotFound where there is none that this actor may see, or it waits no more
  WaitingItem lock(Actor actor, long id) {
    return lockOpen(WAITING_ITEM.ID.eq(id).and(visible(actor))).stream()
        .findFirst()
        .orElseThrow(() -> new NotFound(new Ref(Kind.WAITING_ITEM, id)));
  }

  List<WaitingItems.Carried> carried(Actor actor, Collection<Long> itemIds) {
    var back = other(actor, WAITING_ITEM.FROM_ITEM_ID, WAITING_ITEM.PLACED_ITEM_ID, itemIds, true);
    var on = other(actor, WAITING_ITEM.PLACED_ITEM_ID, WAITING_ITEM.FROM_ITEM_ID, itemIds, false);
    return Stream.concat(back.stream(), on.stream()).toList();
  }

  private List<WaitingItems.Carried> other(
      Actor actor, Field<Long> other, Field<Long> own, Collection<Long> itemIds, boolean back) {
    return sql.select(own, AGENDA_ITEM.ID)
        .from(WAITING_ITEM)
        .join(AGENDA_ITEM)
        .on(AGENDA_ITEM.ID.eq(other))
        .join(MEETING)
        .on(MEETING.ID.eq(AGENDA_ITEM.MEETING_ID))
        .where(own.in(itemIds), MeetingQueries.visible(actor), MeetingQueries.itemVisible(actor))
        .orderBy(WAITING_ITEM.ID)
        .limit(LIMIT)
        .fetch(row -> new WaitingItems.Carried(row.value1(), row.value2(), back));
  }

  private SelectLimitStep<? extends Record> select(Condition where) {
    return sql.select(
            WAITING_ITEM.ID,
            WAITING_ITEM.ORGANISATION_ID,
            WAITING_ITEM.FROM_ITEM_ID,
            WAITING_ITEM.KIND,
            WAITING_ITEM.TITLE,
            WAITING_ITEM.TEXT,
            WAITING_ITEM.MINUTES,
            WAITING_ITEM.ACCESS,
            WAITING_ITEM.PRESENTER_ORGANISATION_ID,
            WAITING_ITEM.PRESENTER_PERSON_ID,
            WAITING_ITEM.PRESENTER,
            WAITING_ITEM.NOT_BEFORE,
            WAITING_ITEM.BY_RULE,
            WAITING_ITEM.SINCE)
        .from(WAITING_ITEM)
        .where(where, WAITING_ITEM.PLACED_ITEM_ID.isNull(), WAITING_ITEM.LAID_ASIDE_AT.isNull())
        .orderBy(WAITING_ITEM.ID);
  }

  private static WaitingItem item(Record row) {
    return new WaitingItem(
        row.get(WAITING_ITEM.ID),
        row.get(WAITING_ITEM.ORGANISATION_ID),
        row.get(WAITING_ITEM.FROM_ITEM_ID),
        Coded.of(ItemKind.class, row.get(WAITING_ITEM.KIND)),
        row.get(WAITING_ITEM.TITLE),
        row.get(WAITING_ITEM.TEXT),
        row.get(WAITING_ITEM.MINUTES),
        Coded.of(Access.class, row.get(WAITING_ITEM.ACCESS)),
        new AgendaItem.Presenter(
            row.get(WAITING_ITEM.PRESENTER_ORGANISATION_ID),
            row.get(WAITING_ITEM.PRESENTER_PERSON_ID),
            row.get(WAITING_ITEM.PRESENTER)),
        row.get(WAITING_ITEM.NOT_BEFORE),
        row.get(WAITING_ITEM.BY_RULE),
        row.get(WAITING_ITEM.SINCE));
  }
}
