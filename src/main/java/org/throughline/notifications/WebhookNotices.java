package org.throughline.notifications;

import static throughline.db.notifications.Tables.WEBHOOK;

import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Role;
import org.throughline.shared.Happened;

/// Tells a body's administrators that a program of theirs is not called any more.
@Component
@Order(90)
class WebhookNotices implements NoticeSource {
  private static final Topic WEBHOOKS = new Topic("webhooks", Way.AT_ONCE);

  private final DSLContext sql;

  WebhookNotices(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public List<Topic> topics() {
    return List.of(WEBHOOKS);
  }

  @Override
  public List<Notice> noticesOf(Happened event) {
    if (!(event instanceof WebhookEvent.Disabled disabled)) {
      return List.of();
    }
    var url =
        sql.select(WEBHOOK.URL)
            .from(WEBHOOK)
            .where(WEBHOOK.ID.eq(disabled.webhook()))
            .fetchSingle()
            .value1();
    var body = event.about().id();
    return List.of(
        Notice.of(
            WEBHOOKS,
            "notifications.notice.webhook_disabled",
            event.about(),
            url,
            "/organisations/" + body + "/webhooks",
            Audience.inBodies(Set.of(body), Role.ADMINISTRATOR)));
  }
}
