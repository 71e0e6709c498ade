package org.throughline.minutes;

import static throughline.db.meetings.Tables.MEETING;
import static throughline.db.minutes.Tables.ANSWER;
import static throughline.db.minutes.Tables.VERSION;

import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.throughline.minutes.MinutesChanged.What;
import org.throughline.notifications.Audience;
import org.throughline.notifications.Notice;
import org.throughline.notifications.NoticeSource;
import org.throughline.notifications.Topic;
import org.throughline.notifications.Way;
import org.throughline.shared.Happened;

/// Who is told of minutes: those who are asked when they circulate, and their drafter when somebody
/// objects.
@Component
@Order(21)
class MinutesNotices implements NoticeSource {
  private static final Topic CIRCULATED = new Topic("minutes.circulated", Way.AT_ONCE);
  private static final Topic OBJECTED = new Topic("minutes.objected", Way.AT_ONCE);

  private final DSLContext sql;

  MinutesNotices(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public List<Topic> topics() {
    return List.of(CIRCULATED, OBJECTED);
  }

  @Override
  public List<Notice> noticesOf(Happened event) {
    if (!(event instanceof MinutesChanged changed)) {
      return List.of();
    }
    if (changed.what() == What.CIRCULATED) {
      return List.of(circulated(changed));
    }
    return changed.what() == What.OBJECTED ? List.of(objected(changed)) : List.of();
  }

  private Notice circulated(MinutesChanged changed) {
    var asked =
        sql.select(ANSWER.PERSON_ID)
            .from(ANSWER)
            .where(ANSWER.VERSION_ID.eq(changed.about().id()))
            .orderBy(ANSWER.PERSON_ID)
            .limit(2_000)
            .fetchSet(ANSWER.PERSON_ID);
    var until =
        sql.select(VERSION.ANSWER_BY)
            .from(VERSION)
            .where(VERSION.ID.eq(changed.about().id()))
            .fetchSingle()
            .value1();
    return notice(changed, CIRCULATED, new Audience.OfPeople(asked)).due(until);
  }

  private Notice objected(MinutesChanged changed) {
    var drafter =
        sql.select(VERSION.DRAFTED_BY)
            .from(VERSION)
            .where(VERSION.ID.eq(changed.about().id()))
            .fetchSingle()
            .value1();
    return notice(changed, OBJECTED, new Audience.OfPeople(Set.of(drafter)))
        .saying(changed.detail());
  }

  private Notice notice(MinutesChanged changed, Topic topic, Audience to) {
    var title =
        sql.select(MEETING.TITLE)
            .from(MEETING)
            .join(VERSION)
            .on(VERSION.MEETING_ID.eq(MEETING.ID))
            .where(VERSION.ID.eq(changed.about().id()))
            .fetchSingle()
            .value1();
    return Notice.of(
        topic,
        "minutes.notice." + changed.what().code(),
        changed.about(),
        title,
        "/minutes/" + changed.about().id(),
        to);
  }
}
