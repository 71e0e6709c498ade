package org.throughline.topics;

import static throughline.db.topics.Tables.TOPIC;

import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.springframework.stereotype.Component;
import org.throughline.meetings.ItemKind;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Visibility;
import org.throughline.shared.Access;
import org.throughline.shared.Coded;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Ref;

/// Reads topics. They are seen by whoever brings them; from when they are submitted, by the
/// organisation that meets and the secretaries of its body too; and by nobody else.
@Component
class TopicQueries {
  private final DSLContext sql;

  TopicQueries(DSLContext sql) {
    this.sql = sql;
  }

  static Condition visible(Actor actor) {
    return TOPIC
        .ORGANISATION_ID
        .eq(actor.organisationId())
        .or(
            TOPIC
                .SUBMITTED_AT
                .isNotNull()
                .and(Visibility.restricted(actor, TOPIC.FOR_ORGANISATION_ID)));
  }

  Topic get(Actor actor, long id) {
    return select(TOPIC.ID.eq(id).and(visible(actor)))
        .fetchOptional(TopicQueries::topic)
        .orElseThrow(() -> new NotFound(new Ref(Kind.TOPIC, id)));
  }

  Topic lock(Actor actor, long id) {
    return select(TOPIC.ID.eq(id).and(visible(actor)))
        .forUpdate()
        .fetchOptional(TopicQueries::topic)
        .orElseThrow(() -> new NotFound(new Ref(Kind.TOPIC, id)));
  }

  /// The latest first.
  List<Topic> list(Condition where, int offset, int limit) {
    return select(where)
        .orderBy(TOPIC.ID.desc())
        .offset(offset)
        .limit(limit)
        .fetch(TopicQueries::topic);
  }

  int count(Condition where) {
    return sql.fetchCount(TOPIC, where);
  }

  private SelectConditionStep<? extends Record> select(Condition where) {
    return sql.select(
            TOPIC.ID,
            TOPIC.ORGANISATION_ID,
            TOPIC.FOR_ORGANISATION_ID,
            TOPIC.KIND,
            TOPIC.TITLE,
            TOPIC.TEXT,
            TOPIC.ASKED,
            TOPIC.MINUTES,
            TOPIC.ACCESS,
            TOPIC.LANGUAGE,
            TOPIC.WISHED_BY,
            TOPIC.STATE,
            TOPIC.REASON,
            TOPIC.DRAFTED_BY,
            TOPIC.SUBMITTED_AT,
            TOPIC.WAITING_ITEM_ID)
        .from(TOPIC)
        .where(where);
  }

  private static Topic topic(Record row) {
    return new Topic(
        row.get(TOPIC.ID),
        row.get(TOPIC.ORGANISATION_ID),
        row.get(TOPIC.FOR_ORGANISATION_ID),
        Coded.of(ItemKind.class, row.get(TOPIC.KIND)),
        row.get(TOPIC.TITLE),
        row.get(TOPIC.TEXT),
        row.get(TOPIC.ASKED),
        row.get(TOPIC.MINUTES),
        Coded.of(Access.class, row.get(TOPIC.ACCESS)),
        Language.of(row.get(TOPIC.LANGUAGE)),
        row.get(TOPIC.WISHED_BY),
        Coded.of(TopicState.class, row.get(TOPIC.STATE)),
        row.get(TOPIC.REASON),
        row.get(TOPIC.DRAFTED_BY),
        row.get(TOPIC.SUBMITTED_AT),
        row.get(TOPIC.WAITING_ITEM_ID));
  }
}
