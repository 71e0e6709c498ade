package org.throughline.indicators;

import static throughline.db.indicators.Tables.ASK;
import static throughline.db.indicators.Tables.REQUEST;
import static throughline.db.indicators.Tables.REQUEST_BODY;
import static throughline.db.indicators.Tables.REQUEST_FIELD;

import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.throughline.notifications.Audience;
import org.throughline.notifications.Notice;
import org.throughline.notifications.NoticeSource;
import org.throughline.notifications.Topic;
import org.throughline.notifications.Way;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Role;
import org.throughline.shared.Happened;
import org.throughline.shared.Kind;
import org.throughline.shared.Ref;

/// Who is told of data requests: the secretaries of bodies that owe something, and the body above
/// one that went beyond its budget.
@Component
@Order(40)
class IndicatorNotices implements NoticeSource {
  private static final Topic ASKED = new Topic("indicators.asked", Way.AT_ONCE);
  private static final Topic OVERRUN = new Topic("indicators.overrun", Way.DAILY);
  private static final Topic DECLINED = new Topic("indicators.declined", Way.DAILY);

  private final DSLContext sql;
  private final Organisations organisations;

  IndicatorNotices(DSLContext sql, Organisations organisations) {
    this.sql = sql;
    this.organisations = organisations;
  }

  @Override
  public List<Topic> topics() {
    return List.of(ASKED, OVERRUN, DECLINED);
  }

  @Override
  public List<Notice> noticesOf(Happened event) {
    if (!(event instanceof IndicatorEvent) || event.about().kind() != Kind.DATA_REQUEST) {
      return List.of();
    }
    return switch ((IndicatorEvent) event) {
      case IndicatorEvent.Sent _ ->
          List.of(asked(event, "asked", REQUEST_BODY.N_ASKED.gt((short) 0)));
      case IndicatorEvent.SentOverBudget _ ->
          List.of(
              asked(event, "asked", REQUEST_BODY.N_ASKED.gt((short) 0)),
              notice(event, OVERRUN, "overrun", overseer(event)).saying(event.detail()));
      case IndicatorEvent.Reminded _ ->
          List.of(asked(event, "reminded", REQUEST_BODY.REMINDED_AT.eq(latest(event))));
      case IndicatorEvent.DueSoon soon ->
          List.of(asked(event, "due_soon." + soon.detail(), owing(event)));
      case IndicatorEvent.Extended _ ->
          List.of(asked(event, "extended", REQUEST_BODY.N_ASKED.gt((short) 0)));
      case IndicatorEvent.Cancelled _ ->
          List.of(
              asked(event, "cancelled", REQUEST_BODY.N_ASKED.gt((short) 0)).saying(event.detail()));
      case IndicatorEvent.Declined _ ->
          List.of(notice(event, DECLINED, "declined", asker(event)).saying(event.detail()));
      default -> List.of();
    };
  }

  /// Bodies that have not answered all that they were asked.
  private static Condition owing(Happened event) {
    return DSL.exists(
        DSL.selectOne()
            .from(ASK)
            .join(REQUEST_FIELD)
            .on(REQUEST_FIELD.SERIES_ID.eq(ASK.SERIES_ID), REQUEST_FIELD.PERIOD.eq(ASK.PERIOD))
            .where(
                REQUEST_FIELD.REQUEST_ID.eq(event.about().id()),
                ASK.ORGANISATION_ID.eq(REQUEST_BODY.ORGANISATION_ID),
                ASK.STATE.eq("open")));
  }

  private static org.jooq.Field<java.time.Instant> latest(Happened event) {
    return DSL.field(
        DSL.select(DSL.max(REQUEST_BODY.REMINDED_AT))
            .from(REQUEST_BODY)
            .where(REQUEST_BODY.REQUEST_ID.eq(event.about().id())));
  }

  private Notice asked(Happened event, String said, Condition which) {
    Set<Long> bodies =
        sql.select(REQUEST_BODY.ORGANISATION_ID)
            .from(REQUEST_BODY)
            .where(REQUEST_BODY.REQUEST_ID.eq(event.about().id()))
            .and(which)
            .fetchSet(REQUEST_BODY.ORGANISATION_ID);
    return notice(event, ASKED, said, Audience.inBodies(bodies, Role.SECRETARY)).withReceipts();
  }

  private Audience asker(Happened event) {
    return Audience.inBodies(Set.of(askedBy(event)), Role.SECRETARY);
  }

  private Audience overseer(Happened event) {
    var above = organisations.get(askedBy(event)).parentId();
    var body = above == null ? askedBy(event) : organisations.get(above).bodyId();
    return Audience.inBodies(Set.of(body), Role.SECRETARY, Role.CHAIR);
  }

  private long askedBy(Happened event) {
    return sql.select(REQUEST.ORGANISATION_ID)
        .from(REQUEST)
        .where(REQUEST.ID.eq(event.about().id()))
        .fetchSingle()
        .value1();
  }

  private Notice notice(Happened event, Topic topic, String said, Audience to) {
    var request =
        sql.select(REQUEST.TITLE, REQUEST.DUE_ON)
            .from(REQUEST)
            .where(REQUEST.ID.eq(event.about().id()))
            .fetchSingle();
    return Notice.of(
            topic,
            "indicators.notice." + said,
            new Ref(Kind.DATA_REQUEST, event.about().id()),
            request.value1(),
            "/data-requests/" + event.about().id(),
            to)
        .due(topic == ASKED ? request.value2() : null);
  }
}
