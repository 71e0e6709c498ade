package org.throughline.topics;

import static throughline.db.topics.Tables.TOPIC;

import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.throughline.notifications.Audience;
import org.throughline.notifications.Notice;
import org.throughline.notifications.NoticeSource;
import org.throughline.notifications.Way;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Role;
import org.throughline.shared.Happened;

/// The secretaries are told what is brought to their meetings; those who brought it, what became of
/// it.
@Component
@Order(25)
class TopicNotices implements NoticeSource {
  static final org.throughline.notifications.Topic BROUGHT =
      new org.throughline.notifications.Topic("topics.brought", Way.AT_ONCE);
  static final org.throughline.notifications.Topic ANSWERED =
      new org.throughline.notifications.Topic("topics.answered", Way.AT_ONCE);

  private final DSLContext sql;
  private final Organisations organisations;

  TopicNotices(DSLContext sql, Organisations organisations) {
    this.sql = sql;
    this.organisations = organisations;
  }

  @Override
  public List<org.throughline.notifications.Topic> topics() {
    return List.of(BROUGHT, ANSWERED);
  }

  @Override
  public List<Notice> noticesOf(Happened event) {
    if (!(event instanceof TopicMoved moved)) {
      return List.of();
    }
    return switch (moved.to()) {
      case SUBMITTED, RESUBMITTED, WITHDRAWN ->
          submitted(moved) ? List.of(toSecretaries(moved)) : List.of();
      case SENT_BACK, ACCEPTED, REFUSED -> List.of(toThoseWhoBringIt(moved));
      case DRAFT, IN_TREATMENT -> List.of();
    };
  }

  /// What was withdrawn as a draft nobody else knew of.
  private boolean submitted(TopicMoved moved) {
    return sql.fetchExists(TOPIC, TOPIC.ID.eq(moved.about().id()), TOPIC.SUBMITTED_AT.isNotNull());
  }

  private Notice toSecretaries(TopicMoved moved) {
    var meets =
        sql.select(TOPIC.FOR_ORGANISATION_ID)
            .from(TOPIC)
            .where(TOPIC.ID.eq(moved.about().id()))
            .fetchSingle()
            .value1();
    var body = organisations.get(meets).bodyId();
    return notice(moved, BROUGHT, Audience.inBodies(Set.of(body), Role.SECRETARY));
  }

  private Notice toThoseWhoBringIt(TopicMoved moved) {
    var row =
        sql.select(TOPIC.ORGANISATION_ID, TOPIC.DRAFTED_BY)
            .from(TOPIC)
            .where(TOPIC.ID.eq(moved.about().id()))
            .fetchSingle();
    return notice(
        moved,
        ANSWERED,
        Audience.inUnit(row.value1(), Role.UNIT_HEAD),
        Audience.people(row.value2()));
  }

  private Notice notice(
      TopicMoved moved, org.throughline.notifications.Topic topic, Audience... to) {
    var title =
        sql.select(TOPIC.TITLE)
            .from(TOPIC)
            .where(TOPIC.ID.eq(moved.about().id()))
            .fetchSingle()
            .value1();
    return Notice.of(
            topic,
            "topics.notice." + moved.to().code(),
            moved.about(),
            title,
            "/topics/" + moved.about().id(),
            to)
        .saying(moved.detail());
  }
}
