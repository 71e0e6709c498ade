package org.throughline.tasks;

import static throughline.db.tasks.Tables.SAMPLE;

import java.util.List;
import org.jooq.DSLContext;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.throughline.notifications.Audience;
import org.throughline.notifications.Notice;
import org.throughline.notifications.NoticeSource;
import org.throughline.notifications.Topic;
import org.throughline.organisations.Role;
import org.throughline.shared.Happened;

/// Tells those who check that a sample was drawn or enlarged. Those whose tasks were drawn hear of
/// it task by task.
@Component
@Order(31)
class SampleNotices implements NoticeSource {
  private final DSLContext sql;

  SampleNotices(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public List<Topic> topics() {
    return List.of();
  }

  @Override
  public List<Notice> noticesOf(Happened event) {
    if (!(event instanceof Samples.Moved moved) || moved.what().equals("rest_accepted")) {
      return List.of();
    }
    long supervisor =
        sql.select(SAMPLE.SUPERVISOR_ORGANISATION_ID)
            .from(SAMPLE)
            .where(SAMPLE.ID.eq(moved.about().id()))
            .fetchSingle()
            .value1();
    return List.of(
        Notice.of(
                TaskNotices.TO_JUDGE,
                "tasks.notice.sample_" + moved.what(),
                moved.about(),
                String.valueOf(moved.detail()),
                "/samples/" + moved.about().id(),
                Audience.inUnit(supervisor, Role.SUPERVISOR, Role.UNIT_HEAD))
            .once("sample/" + moved.about().id() + "/" + moved.detail()));
  }
}
