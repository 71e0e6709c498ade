package org.throughline.sittings;

import static throughline.db.sittings.Tables.DRAFT;
import static throughline.db.sittings.Tables.NOTE;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.decisions.Decisions;
import org.throughline.decisions.NewDecision;
import org.throughline.decisions.Votes;
import org.throughline.meetings.Attendance;
import org.throughline.meetings.NewStatement;
import org.throughline.meetings.Proceedings;
import org.throughline.meetings.StatementVerb;
import org.throughline.organisations.Actor;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Refusal;

/// What is written at a sitting: statements and outcomes into the record; before that drafts, kept
/// every few seconds so that nobody's typing is lost; and everybody's own notes.
@Service
public class Writing {
  static final int TEXT = 20_000;
  static final int FIELDS = 200;

  private final DSLContext sql;
  private final SittingQueries queries;
  private final Operations operations;
  private final Voting voting;
  private final Proceedings proceedings;
  private final Decisions decisions;
  private final Clock clock;

  Writing(
      DSLContext sql,
      SittingQueries queries,
      Operations operations,
      Voting voting,
      Proceedings proceedings,
      Decisions decisions,
      Clock clock) {
    this.sql = sql;
    this.queries = queries;
    this.operations = operations;
    this.voting = voting;
    this.proceedings = proceedings;
    this.decisions = decisions;
    this.clock = clock;
  }

  /// Kept for the writer and shown to the other secretaries; empty takes it away. No entry in the
  /// audit trail: nothing is recorded yet.
  ///
  /// @param field which field of the page, as the page names it
  @Transactional
  public Outcome<Long> draft(Actor actor, long meetingId, String field, String text) {
    var meeting = queries.lock(actor, meetingId);
    var refusal = SittingQueries.recordOpen(meeting).or(() -> tooLong(text)).or(() -> name(field));
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    if (text.isBlank()) {
      dropDraft(actor, meetingId, field);
    } else {
      var many =
          sql.fetchCount(
              DRAFT, DRAFT.MEETING_ID.eq(meetingId), DRAFT.PERSON_ID.eq(actor.personId()));
      if (many >= FIELDS) {
        return Outcome.conflict("sittings.draft.too_many");
      }
      sql.insertInto(DRAFT)
          .set(DRAFT.MEETING_ID, meetingId)
          .set(DRAFT.PERSON_ID, actor.personId())
          .set(DRAFT.FIELD, field)
          .set(DRAFT.TEXT, text)
          .set(DRAFT.CHANGED_AT, clock.instant())
          .onConflict(DRAFT.MEETING_ID, DRAFT.PERSON_ID, DRAFT.FIELD)
          .doUpdate()
          .set(DRAFT.TEXT, text)
          .set(DRAFT.CHANGED_AT, clock.instant())
          .execute();
    }
    operations.changed(meetingId);
    return Outcome.done(meetingId);
  }

  private static Optional<Refusal> name(String field) {
    return field.matches("[a-z]{1,20}-[0-9]{1,18}")
        ? Optional.empty()
        : Optional.of(Refusal.invalid("sittings.draft.field"));
  }

  private void dropDraft(Actor actor, long meetingId, String field) {
    sql.deleteFrom(DRAFT)
        .where(
            DRAFT.MEETING_ID.eq(meetingId),
            DRAFT.PERSON_ID.eq(actor.personId()),
            DRAFT.FIELD.eq(field))
        .execute();
  }

  /// The reader's own, on an item they may see; empty takes it away. Nobody else reads it, so the
  /// trail does not tell of it either.
  @Transactional
  public Outcome<Long> note(Actor actor, long meetingId, long itemId, String text) {
    queries.item(actor, meetingId, itemId);
    var refusal = tooLong(text);
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    if (text.isBlank()) {
      sql.deleteFrom(NOTE)
          .where(NOTE.AGENDA_ITEM_ID.eq(itemId), NOTE.PERSON_ID.eq(actor.personId()))
          .execute();
    } else {
      sql.insertInto(NOTE)
          .set(NOTE.AGENDA_ITEM_ID, itemId)
          .set(NOTE.PERSON_ID, actor.personId())
          .set(NOTE.TEXT, text)
          .set(NOTE.CHANGED_AT, clock.instant())
          .onConflict(NOTE.AGENDA_ITEM_ID, NOTE.PERSON_ID)
          .doUpdate()
          .set(NOTE.TEXT, text)
          .set(NOTE.CHANGED_AT, clock.instant())
          .execute();
    }
    return Outcome.done(meetingId);
  }

  private static Optional<Refusal> tooLong(String text) {
    return text.length() > TEXT
        ? Optional.of(Refusal.invalid("sittings.too_long", TEXT))
        : Optional.empty();
  }

  /// @param attendanceId who said it; null where the meeting itself speaks
  @Transactional
  public Outcome<Long> say(
      Actor actor,
      long meetingId,
      long itemId,
      StatementVerb verb,
      @Nullable Long attendanceId,
      String words,
      @Nullable String addressee) {
    var meeting = queries.lock(actor, meetingId);
    queries.item(actor, meetingId, itemId);
    Attendance who = null;
    if (attendanceId != null) {
      who =
          proceedings.attendance(meetingId, meeting.language()).stream()
              .filter(each -> each.id() == attendanceId)
              .findFirst()
              .orElseThrow(() -> new NotFound("attendance/" + attendanceId));
    }
    var said =
        proceedings.addStatement(
            actor,
            meetingId,
            new NewStatement(
                itemId,
                verb,
                who == null || who.personId() != null
                    ? null
                    : who.name() != null ? who.name() : who.post(),
                who == null ? null : who.personId(),
                words,
                addressee));
    return said.fold(
        id -> {
          dropDraft(actor, meetingId, "statement-" + itemId);
          return Outcome.done(id);
        },
        Outcome::refused);
  }

  /// Gives the item its outcome, with the sums of the last vote on it that was counted.
  ///
  /// @param clauses the words of new decision clauses, in order
  @Transactional
  public Outcome<Long> conclude(
      Actor actor, long meetingId, long itemId, NewDecision decision, List<String> clauses) {
    queries.lock(actor, meetingId);
    queries.item(actor, meetingId, itemId);
    if (decisions.ofItem(itemId).isPresent()) {
      return Outcome.conflict("sittings.outcome.there");
    }
    var all = new ArrayList<>(decision.clauses());
    clauses.forEach(each -> all.add(new NewDecision.NewClause(null, each, null)));
    var concluded =
        decisions.record(
            actor,
            itemId,
            new NewDecision(
                decision.outcome(),
                decision.deferredTo(),
                decision.referredTo(),
                decision.text(),
                lastCounted(meetingId, itemId),
                all));
    return concluded.fold(
        id -> {
          dropDraft(actor, meetingId, "outcome-" + itemId);
          dropDraft(actor, meetingId, "clauses-" + itemId);
          return Outcome.done(id);
        },
        Outcome::refused);
  }

  private @Nullable Votes lastCounted(long meetingId, long itemId) {
    return voting.ofMeeting(meetingId).stream()
        .filter(each -> each.itemId() == itemId)
        .map(Vote::outcome)
        .filter(each -> each != null && each.tally() != null)
        .map(each -> java.util.Objects.requireNonNull(each.tally()))
        .reduce((_, last) -> last)
        .map(each -> new Votes(each.inFavour(), each.against(), each.abstentions()))
        .orElse(null);
  }
}
