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
import org.throughline.shared.Ref;

/// Who is told of meetings: its members and whoever is on its list, when it is convened, put off or
/// called off, and again the day before; the chairs, when the minutes wait to be approved.
@Component
@Order(20)
class MeetingNotices implements NoticeSource {
  private static final Topic CONVENED = new Topic("meetings.convened", Way.AT_ONCE);
  private static final Topic SOON = new Topic("meetings.soon", Way.AT_ONCE);
  private static final Topic MINUTES = new Topic("meetings.minutes", Way.AT_ONCE);

  private final DSLContext sql;

  MeetingNotices(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public List<Topic> topics() {
    return List.of(CONVENED, SOON, MINUTES);
  }

  @Override
  public List<Notice> noticesOf(Happened event) {
    return switch (event) {
      case MeetingSoon soon ->
          List.of(
              notice(soon.about(), SOON, "soon", false)
                  .due(soon.heldOn())
                  .once("meeting-soon/" + soon.about().id() + "/" + soon.heldOn()));
      case MeetingMoved moved -> ofMove(moved);
      default -> List.of();
    };
  }

  private List<Notice> ofMove(MeetingMoved moved) {
    var said = moved.to().code();
    return switch (moved.to()) {
      case CONVENED -> List.of(notice(moved.about(), CONVENED, said, false).withReceipts());
      case POSTPONED, CANCELLED ->
          List.of(
              notice(moved.about(), CONVENED, said, false)
                  .due(null)
                  .saying(moved.detail())
                  .withReceipts());
      case MINUTES_DRAFTED ->
          List.of(notice(moved.about(), MINUTES, said, true).due(null).saying(moved.detail()));
      case PLANNED, IN_SESSION, ENDED, MINUTES_APPROVED, CLOSED -> List.of();
    };
  }

  private Notice notice(Ref about, Topic topic, String said, boolean chairsOnly) {
    var meeting = about.id();
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
            topic, "meetings.notice." + said, about, row.value1(), "/meetings/" + meeting, to)
        .due(row.value2());
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
