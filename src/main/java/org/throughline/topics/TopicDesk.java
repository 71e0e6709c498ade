package org.throughline.topics;

import static throughline.db.organisations.Tables.ORGANISATION;
import static throughline.db.topics.Tables.TOPIC;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.throughline.desks.DeskSource;
import org.throughline.desks.Waiting;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

/// Topics to deal with, for the secretaries of the body that meets; topics sent back, and drafts to
/// submit, for those who bring them.
@Component
class TopicDesk implements DeskSource {
  private final TopicQueries queries;
  private final Organisations organisations;

  TopicDesk(TopicQueries queries, Organisations organisations) {
    this.queries = queries;
    this.organisations = organisations;
  }

  @Override
  public List<Waiting> waiting(Actor actor, Language language) {
    var waiting = new ArrayList<Waiting>();
    if (Permission.TOPIC_TREAT.grantedTo(actor.roles())) {
      var ours =
          TOPIC.FOR_ORGANISATION_ID.in(
              DSL.select(ORGANISATION.ID)
                  .from(ORGANISATION)
                  .where(ORGANISATION.BODY_ID.eq(actor.bodyId())));
      waiting.addAll(
          group(
              actor,
              language,
              "treat",
              ours.and(TOPIC.STATE.in("submitted", "resubmitted", "in_treatment"))));
    }
    var own = TOPIC.ORGANISATION_ID.eq(actor.organisationId());
    if (Permission.TOPIC_SUBMIT.grantedTo(actor.roles())) {
      waiting.addAll(
          group(actor, language, "submit", own.and(TOPIC.STATE.in("draft", "sent_back"))));
    }
    return waiting;
  }

  private List<Waiting> group(Actor actor, Language language, String group, Condition where) {
    return queries.list(where.and(TopicQueries.visible(actor)), 0, LIMIT).stream()
        .map(topic ->
            new Waiting(
                "topics.desk." + group,
                new Ref(Kind.TOPIC, topic.id()),
                topic.title(),
                "/topics/" + topic.id(),
                organisations.get(topic.organisationId()).name(language),
                "topics.state." + topic.state().code(),
                topic.wishedBy(),
                "topics.desk.go." + group))
        .toList();
  }
}
