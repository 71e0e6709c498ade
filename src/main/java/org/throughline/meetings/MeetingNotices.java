package org.throughline.meetings;

import static throughline.db.meetings.Tables.ATTENDANCE;
import static throughline.db.meetings.Tables.MEETING;
import static throughline.db.organisations.Tables.ORGANISATION;

import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.throughline.notifications.Audience;
import org.throughline.notifications.Notice;
import org.throughline.notifications.NoticeSource;
import org.throughline.notifications.Topic;
import org.throughline.notifications.Way;
import org.throughline.organisations.Role;
import org.throughline.shared.Happened;
import org.throughline.shared.Kind;
import org.throughline.shared.Ref;

/// Who is told of meetings: its members and whoever is on its list, when it is convened, put off or
/// called off; the chairs, when the minutes wait to be approved.
@Component
@Order(20)
class MeetingNotices implements NoticeSource {
  private static final Topic CONVENED = new Topic("meetings.convened", Way.AT_ONCE);
  private static final Topic MINUTES = new Topic("meetings.minutes", Way.AT_ONCE);

  private final DSLContext sql;

  MeetingNotices(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public List<Topic> topics() {
    return List.of(CONVENED, MINUTES);
  }

  @Override
  public List<Notice> noticesOf(Happened event) {
    if (!(event instanceof MeetingMoved moved)) {
      return List.of();
    }
    return switch (moved.to()) {
      case CONVENED, POSTPONED, CANCELLED -> List.of(notice(moved, CONVENED, false));
      case MINUTES_DRAFTED -> List.of(notice(moved, MINUTES, true));
      case PLANNED, IN_SESSION, ENDED, MINUTES_APPROVED, CLOSED -> List.of();
    };
  }

  private Notice notice(MeetingMoved moved, Topic topic, boolean chairsOnly) {
    var meeting = moved.about().id();
    var row =
        sql.select(MEETING.TITLE, MEETING.HELD_ON, MEETING.ORGANISATION_ID, ORGANISATION.BODY_ID)
            .from(MEETING)
            .join(ORGANISATION)
            .on(ORGANISATION.ID.eq(MEETING.ORGANISATION_ID))
            .where(MEETING.ID.eq(meeting))
            .fetchSingle();
    var to =
        chairsOnly
            ? new Audience[] {Audience.inBodies(Set.of(row.value4()), Role.CHAIR)}
            : new Audience[] {
              Audience.inUnit(row.value3(), Role.CHAIR, Role.MEMBER), invited(meeting)
            };
    return Notice.of(
            topic,
            "meetings.notice." + moved.to().code(),
            new Ref(Kind.MEETING, meeting),
            row.value1(),
            "/meetings/" + meeting,
            to)
        .due(moved.to() == MeetingState.CONVENED ? row.value2() : null)
        .saying(moved.to() == MeetingState.CONVENED ? null : moved.detail());
  }

  private Audience invited(long meeting) {
    return new Audience.OfPeople(
        sql.select(ATTENDANCE.PERSON_ID)
            .from(ATTENDANCE)
            .where(ATTENDANCE.MEETING_ID.eq(meeting), ATTENDANCE.PERSON_ID.isNotNull())
            .orderBy(ATTENDANCE.PERSON_ID)
            .limit(2_000)
            .fetchSet(ATTENDANCE.PERSON_ID));
  }
}
