package org.throughline.sittings;

import static throughline.db.sittings.Tables.DRAFT;
import static throughline.db.sittings.Tables.INTEREST;
import static throughline.db.sittings.Tables.NOTE;
import static throughline.db.sittings.Tables.SITTING;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.throughline.meetings.AgendaItem;
import org.throughline.meetings.Attendance;
import org.throughline.meetings.Meeting;
import org.throughline.meetings.Proceedings;
import org.throughline.organisations.Actor;

/// What a sitting's pages read. Whoever asks has been shown the meeting.
@Service
public class Sittings {
  private final DSLContext sql;
  private final SittingQueries queries;
  private final Proceedings proceedings;
  private final VotingRules rules;

  Sittings(DSLContext sql, SittingQueries queries, Proceedings proceedings, VotingRules rules) {
    this.sql = sql;
    this.queries = queries;
    this.proceedings = proceedings;
    this.rules = rules;
  }

  /// Higher with everything that changes; 0 before anything did.
  public long revision(long meetingId) {
    return sql.select(SITTING.REVISION)
        .from(SITTING)
        .where(SITTING.MEETING_ID.eq(meetingId))
        .fetchOptional(SITTING.REVISION)
        .orElse(0L);
  }

  public Course course(Meeting meeting) {
    return queries.course(meeting);
  }

  /// For whoever has read the movements already.
  public Course course(Meeting meeting, List<Movement> movements) {
    return queries.course(meeting, movements);
  }

  public List<Movement> movements(long meetingId) {
    return queries.movements(meetingId);
  }

  /// The actor's own line in the attendance.
  public @Nullable Attendance own(Actor actor, List<Attendance> attendance) {
    return attendance.stream()
        .filter(each -> each.personId() != null && each.personId() == actor.personId())
        .findFirst()
        .orElse(null);
  }

  /// Who may vote at this moment on an item, or, with none, on anything.
  public Electorate electorate(Meeting meeting, @Nullable AgendaItem item, Instant moment) {
    return electorate(
        meeting,
        item,
        moment,
        course(meeting),
        proceedings.attendance(meeting.id(), meeting.language()),
        item == null ? Set.of() : recused(item.id()));
  }

  /// As [#electorate(Meeting, AgendaItem, Instant)], for whoever has read the parts already.
  public Electorate electorate(
      Meeting meeting,
      @Nullable AgendaItem item,
      Instant moment,
      Course course,
      List<Attendance> attendance,
      Set<Long> recused) {
    var rule = rules.of(meeting.organisationId(), item == null ? null : item.kind());
    return Electorate.at(moment, course, attendance, rule, recused);
  }

  public record Interest(long itemId, long attendanceId, String nature, boolean recused) {}

  public List<Interest> interests(long meetingId) {
    return sql.select(
            INTEREST.AGENDA_ITEM_ID, INTEREST.ATTENDANCE_ID, INTEREST.NATURE, INTEREST.RECUSED)
        .from(INTEREST)
        .where(INTEREST.MEETING_ID.eq(meetingId))
        .orderBy(INTEREST.AGENDA_ITEM_ID, INTEREST.DECLARED_AT, INTEREST.ATTENDANCE_ID)
        .limit(2_000)
        .fetch(row -> new Interest(row.value1(), row.value2(), row.value3(), row.value4()));
  }

  Set<Long> recused(long itemId) {
    return sql.select(INTEREST.ATTENDANCE_ID)
        .from(INTEREST)
        .where(INTEREST.AGENDA_ITEM_ID.eq(itemId), INTEREST.RECUSED.isTrue())
        .orderBy(INTEREST.ATTENDANCE_ID)
        .limit(2_000)
        .fetchSet(INTEREST.ATTENDANCE_ID);
  }

  /// The reader's own notes, by item.
  public Map<Long, String> notes(Actor actor, List<Long> itemIds) {
    return sql
        .select(NOTE.AGENDA_ITEM_ID, NOTE.TEXT)
        .from(NOTE)
        .where(NOTE.AGENDA_ITEM_ID.in(itemIds), NOTE.PERSON_ID.eq(actor.personId()))
        .orderBy(NOTE.AGENDA_ITEM_ID)
        .limit(1_000)
        .fetch()
        .stream()
        .collect(Collectors.toMap(row -> row.value1(), row -> row.value2()));
  }

  /// What somebody is writing and has not put into the record.
  public record Draft(long personId, String field, String text) {}

  /// Of all who write, by field.
  public List<Draft> drafts(long meetingId) {
    return sql.select(DRAFT.PERSON_ID, DRAFT.FIELD, DRAFT.TEXT)
        .from(DRAFT)
        .where(DRAFT.MEETING_ID.eq(meetingId))
        .orderBy(DRAFT.FIELD, DRAFT.PERSON_ID)
        .limit(2_000)
        .fetch(row -> new Draft(row.value1(), row.value2(), row.value3()));
  }
}
