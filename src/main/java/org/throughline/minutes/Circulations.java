package org.throughline.minutes;

import static org.throughline.organisations.Permission.MEETING_PREPARE;
import static org.throughline.organisations.Permission.MINUTES_COMMENT;
import static throughline.db.minutes.Tables.ANSWER;
import static throughline.db.minutes.Tables.VERSION;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.meetings.Attendance;
import org.throughline.meetings.AttendanceClass;
import org.throughline.meetings.Meetings;
import org.throughline.meetings.Proceedings;
import org.throughline.minutes.MinutesChanged.What;
import org.throughline.organisations.Actor;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;

/// A draft goes round among those who were present and have a vote: each agrees or objects, by a
/// day. While it circulates its words stand.
@Service
public class Circulations {
  private static final Set<AttendanceClass> ASKED =
      Set.of(AttendanceClass.PRESIDES, AttendanceClass.MEMBER, AttendanceClass.SUBSTITUTE);

  private final DSLContext sql;
  private final Clock clock;
  private final MinutesQueries queries;
  private final Meetings meetings;
  private final Proceedings proceedings;
  private final ApplicationEventPublisher events;

  Circulations(
      DSLContext sql,
      Clock clock,
      MinutesQueries queries,
      Meetings meetings,
      Proceedings proceedings,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.clock = clock;
    this.queries = queries;
    this.meetings = meetings;
    this.proceedings = proceedings;
    this.events = events;
  }

  /// Who was asked and what they said; of minutes that the reader has been shown.
  public List<Answer> answers(long versionId, Language language) {
    return queries.answers(versionId, language);
  }

  /// @param until the day by whose end silence is agreement
  @Transactional
  public Outcome<Long> circulate(Actor actor, long versionId, @Nullable LocalDate until) {
    var version = queries.get(actor, versionId);
    meetings.lock(actor, version.meetingId(), MEETING_PREPARE);
    if (queries.get(actor, versionId).state() != VersionState.DRAFT) {
      return Outcome.conflict("minutes.circulate.no_draft");
    }
    if (until == null || until.isBefore(LocalDate.now(clock))) {
      return Outcome.invalid("minutes.circulate.until");
    }
    var asked =
        proceedings.attendance(version.meetingId(), Language.ENGLISH).stream()
            .filter(each -> ASKED.contains(each.attendanceClass()))
            .map(Attendance::personId)
            .filter(Objects::nonNull)
            .filter(each -> each != version.draftedBy())
            .toList();
    if (asked.isEmpty()) {
      return Outcome.conflict("minutes.circulate.nobody");
    }
    sql.deleteFrom(ANSWER).where(ANSWER.VERSION_ID.eq(versionId)).execute();
    for (long person : asked) {
      sql.insertInto(ANSWER)
          .set(ANSWER.VERSION_ID, versionId)
          .set(ANSWER.PERSON_ID, person)
          .execute();
    }
    state(versionId, VersionState.CIRCULATED, until);
    tell(actor, versionId, What.CIRCULATED, until.toString());
    return Outcome.done(versionId);
  }

  /// Back to its writer, with what was said so far.
  @Transactional
  public Outcome<Long> recall(Actor actor, long versionId) {
    var version = queries.get(actor, versionId);
    meetings.lock(actor, version.meetingId(), MEETING_PREPARE);
    if (queries.get(actor, versionId).state() != VersionState.CIRCULATED) {
      return Outcome.conflict("minutes.recall.not_circulated");
    }
    state(versionId, VersionState.DRAFT, null);
    tell(actor, versionId, What.RECALLED, null);
    return Outcome.done(versionId);
  }

  /// What somebody who was asked says; they may think again until it is approved or recalled.
  @Transactional
  public Outcome<Long> answer(Actor actor, long versionId, @Nullable Boolean agrees, String text) {
    var version = queries.get(actor, versionId);
    meetings.lock(actor, version.meetingId(), MINUTES_COMMENT);
    if (queries.get(actor, versionId).state() != VersionState.CIRCULATED) {
      return Outcome.conflict("minutes.answer.not_circulated");
    }
    if (agrees == null) {
      return Outcome.invalid("minutes.answer.missing");
    }
    if (!agrees && text.isBlank()) {
      return Outcome.invalid("minutes.answer.why");
    }
    if (text.length() > MinutesRules.COMMENT) {
      return Outcome.invalid("minutes.too_long", MinutesRules.COMMENT);
    }
    var asked =
        sql.update(ANSWER)
            .set(ANSWER.ANSWER_, agrees ? "agrees" : "objects")
            .set(ANSWER.TEXT, text.isBlank() ? null : text.strip())
            .set(ANSWER.AT, clock.instant())
            .where(ANSWER.VERSION_ID.eq(versionId), ANSWER.PERSON_ID.eq(actor.personId()))
            .execute();
    if (asked == 0) {
      return Outcome.conflict("minutes.answer.not_asked");
    }
    tell(actor, versionId, agrees ? What.AGREED : What.OBJECTED, text.isBlank() ? null : text);
    return Outcome.done(versionId);
  }

  private void state(long versionId, VersionState state, @Nullable LocalDate until) {
    sql.update(VERSION)
        .set(VERSION.STATE, state.code())
        .set(VERSION.ANSWER_BY, until)
        .where(VERSION.ID.eq(versionId))
        .execute();
  }

  private void tell(Actor actor, long versionId, What what, @Nullable String detail) {
    events.publishEvent(
        new MinutesChanged(new Ref(Kind.MINUTES, versionId), actor.who(), what, detail));
  }
}
