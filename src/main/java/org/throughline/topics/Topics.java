package org.throughline.topics;

import static org.throughline.organisations.Permission.TOPIC_DRAFT;
import static throughline.db.meetings.Tables.WAITING_ITEM;
import static throughline.db.topics.Tables.TOPIC;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Policy;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;

/// Topics: found, written and rewritten by whoever brings them. [Treatment] moves them on.
@Service
public class Topics {
  private final DSLContext sql;
  private final TopicQueries queries;
  private final Organisations organisations;
  private final Policy policy;
  private final ApplicationEventPublisher events;

  Topics(
      DSLContext sql,
      TopicQueries queries,
      Organisations organisations,
      Policy policy,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.queries = queries;
    this.organisations = organisations;
    this.policy = policy;
    this.events = events;
  }

  /// @throws NotFound where there is none that this actor may see
  public Topic get(Actor actor, long id) {
    return queries.get(actor, id);
  }

  /// The latest first.
  public List<Topic> list(Actor actor, TopicView view, int offset, int limit) {
    return queries.list(where(actor, view), offset, limit);
  }

  public int count(Actor actor, TopicView view) {
    return queries.count(where(actor, view));
  }

  private static Condition where(Actor actor, TopicView view) {
    var ended =
        TOPIC.STATE.in(
            Arrays.stream(TopicState.values())
                .filter(TopicState::ended)
                .map(TopicState::code)
                .toList());
    var ours = TOPIC.ORGANISATION_ID.eq(actor.organisationId());
    return TopicQueries.visible(actor)
        .and(
            switch (view) {
              case OURS -> ours.andNot(ended);
              case BROUGHT ->
                  TOPIC.STATE.in("submitted", "in_treatment", "resubmitted", "sent_back");
              case DONE -> ended;
            });
  }

  /// The topic that an item came of.
  public record Brought(long itemId, long topicId, long organisationId) {}

  /// Of those items that came of a topic which the actor may see.
  public List<Brought> ofItems(Actor actor, Collection<Long> itemIds) {
    if (itemIds.isEmpty()) {
      return List.of();
    }
    return sql.select(WAITING_ITEM.PLACED_ITEM_ID, TOPIC.ID, TOPIC.ORGANISATION_ID)
        .from(TOPIC)
        .join(WAITING_ITEM)
        .on(WAITING_ITEM.ID.eq(TOPIC.WAITING_ITEM_ID))
        .where(WAITING_ITEM.PLACED_ITEM_ID.in(itemIds), TopicQueries.visible(actor))
        .orderBy(TOPIC.ID)
        .limit(1_000)
        .fetch(row -> new Brought(row.value1(), row.value2(), row.value3()));
  }

  /// A draft of the actor's own organisation.
  @Transactional
  public Outcome<Long> draft(Actor actor, NewTopic topic) {
    policy.require(actor, TOPIC_DRAFT, actor.organisationId());
    var refusal = check(actor, topic);
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    long id =
        sql.insertInto(TOPIC)
            .set(TOPIC.ORGANISATION_ID, actor.organisationId())
            .set(TOPIC.FOR_ORGANISATION_ID, topic.forOrganisationId())
            .set(TOPIC.KIND, topic.kind().code())
            .set(TOPIC.TITLE, topic.title())
            .set(TOPIC.TEXT, topic.text())
            .set(TOPIC.ASKED, topic.asked())
            .set(TOPIC.MINUTES, topic.minutes())
            .set(TOPIC.ACCESS, topic.access().code())
            .set(TOPIC.LANGUAGE, topic.language().tag())
            .set(TOPIC.WISHED_BY, topic.wishedBy())
            .set(TOPIC.DRAFTED_BY, actor.personId())
            .returningResult(TOPIC.ID)
            .fetchSingle()
            .value1();
    events.publishEvent(
        new TopicMoved(new Ref(Kind.TOPIC, id), actor.who(), TopicState.DRAFT, null));
    return Outcome.done(id);
  }

  /// While those who bring it have it.
  @Transactional
  public Outcome<Long> change(Actor actor, long id, NewTopic changed) {
    var topic = queries.lock(actor, id);
    policy.require(actor, TOPIC_DRAFT, topic.organisationId());
    if (!topic.state().writable()) {
      return Outcome.conflict("topics.change.too_late");
    }
    var refusal = check(actor, changed);
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    sql.update(TOPIC)
        .set(TOPIC.FOR_ORGANISATION_ID, changed.forOrganisationId())
        .set(TOPIC.KIND, changed.kind().code())
        .set(TOPIC.TITLE, changed.title())
        .set(TOPIC.TEXT, changed.text())
        .set(TOPIC.ASKED, changed.asked())
        .set(TOPIC.MINUTES, changed.minutes())
        .set(TOPIC.ACCESS, changed.access().code())
        .set(TOPIC.LANGUAGE, changed.language().tag())
        .set(TOPIC.WISHED_BY, changed.wishedBy())
        .where(TOPIC.ID.eq(id))
        .execute();
    events.publishEvent(new TopicChanged(new Ref(Kind.TOPIC, id), actor.who()));
    return Outcome.done(id);
  }

  /// It is for an organisation of the actor's own body; another's is answered as if it were not
  /// there.
  private Optional<Refusal> check(Actor actor, NewTopic topic) {
    var meets = organisations.find(topic.forOrganisationId());
    if (meets.isEmpty() || meets.get().bodyId() != actor.bodyId()) {
      throw new NotFound(new Ref(Kind.ORGANISATION, topic.forOrganisationId()));
    }
    return TopicRules.check(topic);
  }
}
