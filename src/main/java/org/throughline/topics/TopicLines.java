package org.throughline.topics;

import static throughline.db.meetings.Tables.WAITING_ITEM;
import static throughline.db.organisations.Tables.ORGANISATION;
import static throughline.db.topics.Tables.TOPIC;

import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;
import org.throughline.lines.Card;
import org.throughline.lines.Edge;
import org.throughline.lines.LineSource;
import org.throughline.organisations.Actor;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

/// Topics on the line: each above the agenda item that it became.
@Component
class TopicLines implements LineSource {
  private static final int LIMIT = 2_000;

  private final DSLContext sql;

  TopicLines(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public List<Card> cards(Collection<Ref> refs, Actor actor, Language language) {
    var topics = Ref.ids(refs, Kind.TOPIC);
    if (topics.isEmpty()) {
      return List.of();
    }
    return sql.select(
            TOPIC.ID, TOPIC.TITLE, TOPIC.STATE, ORGANISATION.NAME_EN, ORGANISATION.NAME_ZH)
        .from(TOPIC)
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(TOPIC.ORGANISATION_ID))
        .where(TOPIC.ID.in(topics), TopicQueries.visible(actor))
        .orderBy(TOPIC.ID)
        .limit(LIMIT)
        .fetch(row ->
            new Card(
                new Ref(Kind.TOPIC, row.value1()),
                row.value2(),
                language.pick(row.value4(), row.value5()),
                "topics.state." + row.value3(),
                null,
                "/topics/" + row.value1(),
                true));
  }

  @Override
  public List<Edge> above(Collection<Ref> refs) {
    return edges(WAITING_ITEM.PLACED_ITEM_ID, Ref.ids(refs, Kind.AGENDA_ITEM));
  }

  @Override
  public List<Edge> below(Collection<Ref> refs) {
    return edges(TOPIC.ID, Ref.ids(refs, Kind.TOPIC));
  }

  private List<Edge> edges(Field<Long> asked, List<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return sql.select(TOPIC.ID, WAITING_ITEM.PLACED_ITEM_ID)
        .from(TOPIC)
        .join(WAITING_ITEM)
        .on(WAITING_ITEM.ID.eq(TOPIC.WAITING_ITEM_ID))
        .where(asked.in(ids), WAITING_ITEM.PLACED_ITEM_ID.isNotNull())
        .orderBy(TOPIC.ID)
        .limit(LIMIT)
        .fetch(row ->
            new Edge(new Ref(Kind.TOPIC, row.value1()), new Ref(Kind.AGENDA_ITEM, row.value2())));
  }
}
