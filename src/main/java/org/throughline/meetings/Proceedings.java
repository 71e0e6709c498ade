package org.throughline.meetings;

import static org.throughline.organisations.Permission.MEETING_PREPARE;
import static throughline.db.meetings.Tables.AGENDA_ITEM;
import static throughline.db.meetings.Tables.ATTENDANCE;
import static throughline.db.meetings.Tables.STATEMENT;

import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.meetings.MeetingRecorded.What;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.People;
import org.throughline.organisations.Posts;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;

/// Who attended a meeting and what was said at it. Both may be written down until the minutes
/// stand.
@Service
public class Proceedings {
  private final DSLContext sql;
  private final MeetingQueries queries;
  private final Organisations organisations;
  private final People people;
  private final Posts posts;
  private final ObjectProvider<RecordUses> uses;
  private final ApplicationEventPublisher events;

  Proceedings(
      DSLContext sql,
      MeetingQueries queries,
      Organisations organisations,
      People people,
      Posts posts,
      ObjectProvider<RecordUses> uses,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.queries = queries;
    this.organisations = organisations;
    this.people = people;
    this.posts = posts;
    this.uses = uses;
    this.events = events;
  }

  /// By class, then as written down. Whoever asks has been shown the meeting.
  public List<Attendance> attendance(long meetingId, Language language) {
    return queries.attendance(meetingId, language);
  }

  /// In order. Whoever asks has been shown the meeting.
  public List<Statement> statements(long meetingId, Language language) {
    return queries.statements(meetingId, language);
  }

  @Transactional
  public Outcome<Long> addAttendance(Actor actor, long meetingId, NewAttendance attendance) {
    var meeting = queries.lock(actor, meetingId, MEETING_PREPARE);
    var refusal =
        open(meeting)
            .or(() -> check(actor.bodyId(), attendance))
            .or(() -> there(meetingId, attendance.personId()));
    return refusal.isPresent()
        ? Outcome.refused(refusal.get())
        : Outcome.done(write(actor, meeting, attendance));
  }

  /// Known people and posts are the body's own; others' are answered as if they were not there.
  Optional<Refusal> check(long bodyId, NewAttendance attendance) {
    var refusal = MeetingRules.check(attendance);
    if (refusal.isPresent()) {
      return refusal;
    }
    requireOwn(bodyId, attendance.personId());
    var post = attendance.postId();
    if (post != null && organisations.get(posts.get(post).organisationId()).bodyId() != bodyId) {
      throw new NotFound(new Ref(Kind.POST, post));
    }
    return Optional.empty();
  }

  long write(Actor actor, Meeting meeting, NewAttendance attendance) {
    long id =
        sql.insertInto(ATTENDANCE)
            .set(ATTENDANCE.MEETING_ID, meeting.id())
            .set(ATTENDANCE.CLASS, attendance.attendanceClass().code())
            .set(ATTENDANCE.PERSON_ID, attendance.personId())
            .set(ATTENDANCE.POST_ID, attendance.postId())
            .set(ATTENDANCE.NAME, attendance.name())
            .set(ATTENDANCE.POST_TITLE, attendance.postTitle())
            .set(ATTENDANCE.HEAD_COUNT, attendance.headCount())
            .returningResult(ATTENDANCE.ID)
            .fetchSingle()
            .value1();
    tell(actor, meeting, What.ATTENDANCE_ADDED, attendance.name());
    return id;
  }

  /// As what somebody is there after all: excused, they came.
  @Transactional
  public Outcome<Long> reclass(
      Actor actor, long meetingId, long attendanceId, AttendanceClass attendanceClass) {
    var meeting = queries.lock(actor, meetingId, MEETING_PREPARE);
    var refusal = open(meeting);
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    var changed =
        sql.update(ATTENDANCE)
            .set(ATTENDANCE.CLASS, attendanceClass.code())
            .where(ATTENDANCE.ID.eq(attendanceId), ATTENDANCE.MEETING_ID.eq(meetingId))
            .execute();
    if (changed == 0) {
      throw new NotFound("attendance/" + attendanceId);
    }
    tell(actor, meeting, What.ATTENDANCE_CHANGED, attendanceClass.code());
    return Outcome.done(meetingId);
  }

  @Transactional
  public Outcome<Long> removeAttendance(Actor actor, long meetingId, long attendanceId) {
    var meeting = queries.lock(actor, meetingId, MEETING_PREPARE);
    var refusal = open(meeting).or(() -> inUse(attendanceId));
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    var gone =
        sql.deleteFrom(ATTENDANCE)
            .where(ATTENDANCE.ID.eq(attendanceId), ATTENDANCE.MEETING_ID.eq(meetingId))
            .execute();
    if (gone == 0) {
      throw new NotFound("attendance/" + attendanceId);
    }
    tell(actor, meeting, What.ATTENDANCE_REMOVED, null);
    return Outcome.done(meetingId);
  }

  @Transactional
  public Outcome<Long> addStatement(Actor actor, long meetingId, NewStatement statement) {
    var meeting = queries.lock(actor, meetingId, MEETING_PREPARE);
    var refusal = open(meeting).or(() -> check(actor.bodyId(), statement));
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    var item = statement.itemId();
    if (item != null
        && !sql.fetchExists(
            DSL.selectOne()
                .from(AGENDA_ITEM)
                .where(AGENDA_ITEM.ID.eq(item), AGENDA_ITEM.MEETING_ID.eq(meetingId)))) {
      throw new NotFound(new Ref(Kind.AGENDA_ITEM, item));
    }
    return Outcome.done(write(actor, meeting, statement));
  }

  Optional<Refusal> check(long bodyId, NewStatement statement) {
    requireOwn(bodyId, statement.personId());
    return MeetingRules.check(statement);
  }

  long write(Actor actor, Meeting meeting, NewStatement statement) {
    var next =
        DSL.select(DSL.coalesce(DSL.max(STATEMENT.NUMBER), DSL.inline(0)).plus(1))
            .from(STATEMENT)
            .where(STATEMENT.MEETING_ID.eq(meeting.id()));
    long id =
        sql.insertInto(STATEMENT)
            .set(STATEMENT.MEETING_ID, meeting.id())
            .set(STATEMENT.AGENDA_ITEM_ID, statement.itemId())
            .set(STATEMENT.NUMBER, DSL.field(next))
            .set(STATEMENT.VERB, statement.verb().code())
            .set(STATEMENT.SPEAKER, statement.speaker())
            .set(STATEMENT.PERSON_ID, statement.personId())
            .set(STATEMENT.TEXT, statement.text())
            .set(STATEMENT.ADDRESSEE, statement.addressee())
            .returningResult(STATEMENT.ID)
            .fetchSingle()
            .value1();
    tell(actor, meeting, What.STATEMENT_ADDED, null);
    return id;
  }

  @Transactional
  public Outcome<Long> removeStatement(Actor actor, long meetingId, long statementId) {
    var meeting = queries.lock(actor, meetingId, MEETING_PREPARE);
    var refusal = open(meeting);
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    var gone =
        sql.deleteFrom(STATEMENT)
            .where(STATEMENT.ID.eq(statementId), STATEMENT.MEETING_ID.eq(meetingId))
            .execute();
    if (gone == 0) {
      throw new NotFound("statement/" + statementId);
    }
    tell(actor, meeting, What.STATEMENT_REMOVED, null);
    return Outcome.done(meetingId);
  }

  private static Optional<Refusal> open(Meeting meeting) {
    return meeting.state().recordOpen()
        ? Optional.empty()
        : Optional.of(Refusal.conflict("meetings.record.too_late"));
  }

  private Optional<Refusal> there(long meetingId, @Nullable Long personId) {
    return personId != null
            && sql.fetchExists(
                DSL.selectOne()
                    .from(ATTENDANCE)
                    .where(ATTENDANCE.MEETING_ID.eq(meetingId), ATTENDANCE.PERSON_ID.eq(personId)))
        ? Optional.of(Refusal.conflict("meetings.attendance.twice"))
        : Optional.empty();
  }

  private Optional<Refusal> inUse(long attendanceId) {
    return uses.stream().anyMatch(each -> each.ofAttendance(attendanceId))
        ? Optional.of(Refusal.conflict("meetings.attendance.in_use"))
        : Optional.empty();
  }

  private void requireOwn(long bodyId, @Nullable Long personId) {
    if (personId != null && people.get(personId).bodyId() != bodyId) {
      throw new NotFound(new Ref(Kind.PERSON, personId));
    }
  }

  private void tell(Actor actor, Meeting meeting, What what, @Nullable String detail) {
    events.publishEvent(
        new MeetingRecorded(new Ref(Kind.MEETING, meeting.id()), actor.who(), what, detail));
  }
}
