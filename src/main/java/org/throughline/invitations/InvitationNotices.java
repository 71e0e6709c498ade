package org.throughline.invitations;

import static throughline.db.invitations.Tables.INVITATION;
import static throughline.db.meetings.Tables.MEETING;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
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

/// Whoever is called, called anew, called off or reminded is told, each at their own invitation;
/// the organisation's secretaries are told who does not come.
@Component
@Order(15)
class InvitationNotices implements NoticeSource {
  private static final Topic CALLED = new Topic("invitations.called", Way.AT_ONCE);
  private static final Topic REMINDED = new Topic("invitations.reminded", Way.AT_ONCE);
  private static final Topic ANSWERED = new Topic("invitations.answered", Way.DAILY);

  private final DSLContext sql;

  InvitationNotices(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public List<Topic> topics() {
    return List.of(CALLED, REMINDED, ANSWERED);
  }

  @Override
  public List<Notice> noticesOf(Happened event) {
    return event instanceof InvitationEvent invitation
        ? switch (invitation) {
          case InvitationEvent.Sent(var about, _, var fresh, var again, var answerBy) ->
              join(
                  each(about.id(), CALLED, "invitations.notice.called", fresh, answerBy),
                  each(about.id(), CALLED, "invitations.notice.changed", again, answerBy));
          case InvitationEvent.Reminded(var about, _, var people, var answerBy) ->
              each(about.id(), REMINDED, "invitations.notice.reminded", people, answerBy);
          case InvitationEvent.Withdrawn(_, _, var meeting, var person, var told) ->
              told
                  ? each(meeting, CALLED, "invitations.notice.called_off", Set.of(person), null)
                  : List.of();
          case InvitationEvent.Answered answered -> answered(answered);
          case InvitationEvent.Kept _ -> List.of();
        }
        : List.of();
  }

  private static List<Notice> join(List<Notice> some, List<Notice> others) {
    return java.util.stream.Stream.concat(some.stream(), others.stream()).toList();
  }

  private List<Notice> each(
      long meeting, Topic topic, String said, Set<Long> people, @Nullable LocalDate due) {
    var title = title(meeting);
    return sql.select(INVITATION.ID, INVITATION.PERSON_ID)
        .from(INVITATION)
        .where(INVITATION.MEETING_ID.eq(meeting), INVITATION.PERSON_ID.in(people))
        .orderBy(INVITATION.ID)
        .limit(InvitationRules.PEOPLE)
        .fetch(row ->
            notice(topic, said, row.value1(), title, Audience.people(row.value2())).due(due));
  }

  private static Notice notice(
      Topic topic, String said, long invitation, String title, Audience to) {
    return Notice.of(
        topic, said, new Ref(Kind.INVITATION, invitation), title, "/invitations/" + invitation, to);
  }

  private List<Notice> answered(InvitationEvent.Answered answered) {
    var title = title(answered.meetingId());
    var invitation = answered.about().id();
    var substitute =
        Optional.ofNullable(answered.substituteId())
            .map(person ->
                notice(
                    CALLED,
                    "invitations.notice.substitute",
                    invitation,
                    title,
                    Audience.people(person)));
    var office =
        answered.answer() == Answer.COMING || answered.through() == Through.SECRETARY
            ? Optional.<Notice>empty()
            : Optional.of(
                notice(
                    ANSWERED,
                    answered.answer() == Answer.EXCUSED
                        ? "invitations.notice.excused"
                        : "invitations.notice.substitute_sent",
                    invitation,
                    title,
                    preparing(answered.meetingId())));
    return java.util.stream.Stream.of(substitute, office).flatMap(Optional::stream).toList();
  }

  private String title(long meeting) {
    return sql.select(MEETING.TITLE)
        .from(MEETING)
        .where(MEETING.ID.eq(meeting))
        .fetchSingle()
        .value1();
  }

  private Audience preparing(long meeting) {
    var o = throughline.db.organisations.Tables.ORGANISATION;
    var body =
        sql.select(o.BODY_ID)
            .from(MEETING)
            .join(o)
            .on(o.ID.eq(MEETING.ORGANISATION_ID))
            .where(MEETING.ID.eq(meeting))
            .fetchSingle(o.BODY_ID);
    return Audience.inBodies(Set.of(body), Role.SECRETARY);
  }
}
