package org.throughline.sittings;

import static throughline.db.sittings.Tables.BALLOT;
import static throughline.db.sittings.Tables.URN;
import static throughline.db.sittings.Tables.VOTE;
import static throughline.db.sittings.Tables.VOTER;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.meetings.Attendance;
import org.throughline.meetings.Meeting;
import org.throughline.meetings.Proceedings;
import org.throughline.organisations.Actor;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;
import org.throughline.sittings.SittingRecorded.What;

/// Votes on items: opened and closed by the secretary, cast by whoever may vote and is there. One
/// is open at a time. [Counting] closes them.
@Service
public class Voting {
  static final int QUESTION = 500;

  private final DSLContext sql;
  private final SittingQueries queries;
  private final VoteQueries votes;
  private final VotingRules rules;
  private final Proceedings proceedings;
  private final Sittings sittings;
  private final ApplicationEventPublisher events;

  Voting(
      DSLContext sql,
      SittingQueries queries,
      VoteQueries votes,
      VotingRules rules,
      Proceedings proceedings,
      Sittings sittings,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.queries = queries;
    this.votes = votes;
    this.rules = rules;
    this.proceedings = proceedings;
    this.sittings = sittings;
    this.events = events;
  }

  /// Whoever asks has been shown the meeting.
  public List<Vote> ofMeeting(long meetingId) {
    return votes.list(VOTE.MEETING_ID.eq(meetingId));
  }

  /// Opens a vote by name, by hands or in secret.
  ///
  /// @param question null for the item's title
  /// @return the vote's id
  @Transactional
  public Outcome<Long> open(
      Actor actor,
      long meetingId,
      long itemId,
      @Nullable String question,
      Method method,
      Instant at) {
    var meeting = queries.lock(actor, meetingId);
    var item = queries.item(actor, meetingId, itemId);
    var words = question == null || question.isBlank() ? item.title() : question.strip();
    var rule = rules.of(meeting.organisationId(), item.kind());
    var refusal =
        SittingQueries.sits(meeting)
            .or(() -> oneIsOpen(meetingId))
            .or(() ->
                rule.mustBeSecret() && method != Method.SECRET
                    ? Optional.of(Refusal.conflict("sittings.vote.must_be_secret"))
                    : Optional.empty())
            .or(() ->
                words.length() > QUESTION
                    ? Optional.of(Refusal.invalid("sittings.vote.question.too_long", QUESTION))
                    : Optional.empty());
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    long id =
        sql.insertInto(VOTE)
            .set(VOTE.MEETING_ID, meetingId)
            .set(VOTE.AGENDA_ITEM_ID, itemId)
            .set(VOTE.QUESTION, words)
            .set(VOTE.METHOD, method.code())
            .set(VOTE.OPENED_AT, at)
            .set(VOTE.OPENED_BY, actor.personId())
            .returningResult(VOTE.ID)
            .fetchSingle()
            .value1();
    if (method == Method.SECRET) {
      sql.insertInto(URN).set(URN.VOTE_ID, id).execute();
    }
    tell(actor, itemId, What.VOTE_OPENED, words);
    return Outcome.done(id);
  }

  private Optional<Refusal> oneIsOpen(long meetingId) {
    return votes.list(VOTE.MEETING_ID.eq(meetingId).and(VOTE.CLOSED_AT.isNull())).isEmpty()
        ? Optional.empty()
        : Optional.of(Refusal.conflict("sittings.vote.one_is_open"));
  }

  /// One's own ballot: by name, where it may be changed until the vote is closed; or in secret,
  /// where it may not.
  @Transactional
  public Outcome<Long> cast(Actor actor, long meetingId, long voteId, Choice choice, Instant at) {
    var meeting = queries.lockToTakePart(actor, meetingId);
    var vote = vote(meetingId, voteId);
    var own =
        queries
            .ownAttendance(actor, meetingId)
            .orElseThrow(() -> new NotFound("attendance of " + actor.personId()));
    var refusal = mayVote(actor, meeting, vote, own, at);
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    switch (vote.method()) {
      case NAMED -> putDown(actor, voteId, own, choice);
      case SECRET -> {
        if (!intoTheUrn(voteId, own, choice)) {
          return Outcome.conflict("sittings.vote.twice");
        }
      }
      case HANDS, CONSENSUS -> {
        return Outcome.conflict("sittings.vote.not_here");
      }
    }
    tell(actor, vote.itemId(), What.VOTED, null);
    return Outcome.done(voteId);
  }

  /// What somebody said in a vote by name, put down by the secretary.
  @Transactional
  public Outcome<Long> putDown(
      Actor actor, long meetingId, long voteId, long attendanceId, Choice choice, Instant at) {
    var meeting = queries.lock(actor, meetingId);
    var vote = vote(meetingId, voteId);
    queries.attendance(meetingId, attendanceId);
    if (vote.method() != Method.NAMED) {
      return Outcome.conflict("sittings.vote.not_by_name");
    }
    var refusal = mayVote(actor, meeting, vote, attendanceId, at);
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    putDown(actor, voteId, attendanceId, choice);
    tell(actor, vote.itemId(), What.VOTED, null);
    return Outcome.done(voteId);
  }

  private void putDown(Actor actor, long voteId, long attendanceId, Choice choice) {
    sql.insertInto(BALLOT)
        .set(BALLOT.VOTE_ID, voteId)
        .set(BALLOT.ATTENDANCE_ID, attendanceId)
        .set(BALLOT.CHOICE, choice.code())
        .set(BALLOT.CAST_BY, actor.personId())
        .onConflict(BALLOT.VOTE_ID, BALLOT.ATTENDANCE_ID)
        .doUpdate()
        .set(BALLOT.CHOICE, choice.code())
        .set(BALLOT.CAST_BY, actor.personId())
        .execute();
  }

  private boolean intoTheUrn(long voteId, long attendanceId, Choice choice) {
    var first =
        sql.insertInto(VOTER)
            .set(VOTER.VOTE_ID, voteId)
            .set(VOTER.ATTENDANCE_ID, attendanceId)
            .onConflictDoNothing()
            .execute();
    if (first == 0) {
      return false;
    }
    var slot =
        switch (choice) {
          case IN_FAVOUR -> URN.IN_FAVOUR;
          case AGAINST -> URN.AGAINST;
          case ABSTENTION -> URN.ABSTENTIONS;
        };
    sql.update(URN).set(slot, slot.plus(1)).where(URN.VOTE_ID.eq(voteId)).execute();
    return true;
  }

  /// The vote is open, and the voter a member who is there and not recused.
  private Optional<Refusal> mayVote(
      Actor actor, Meeting meeting, Vote vote, long attendanceId, Instant at) {
    if (!vote.open()) {
      return Optional.of(Refusal.conflict("sittings.vote.over"));
    }
    var item = queries.item(actor, meeting.id(), vote.itemId());
    if (sittings.recused(item.id()).contains(attendanceId)) {
      return Optional.of(Refusal.conflict("sittings.vote.recused"));
    }
    var rule = rules.of(meeting.organisationId(), item.kind());
    var votes =
        proceedings.attendance(meeting.id(), meeting.language()).stream()
            .filter(each -> each.id() == attendanceId)
            .anyMatch((Attendance each) -> Electorate.votes(each, rule));
    if (!votes) {
      return Optional.of(Refusal.conflict("sittings.vote.without_vote"));
    }
    return queries.course(meeting).there(attendanceId, at)
        ? Optional.empty()
        : Optional.of(Refusal.conflict("sittings.vote.not_there"));
  }

  /// @throws NotFound where the vote is another meeting's
  private Vote vote(long meetingId, long voteId) {
    sql.select(VOTE.ID).from(VOTE).where(VOTE.ID.eq(voteId)).forShare().fetch();
    return votes.list(VOTE.ID.eq(voteId).and(VOTE.MEETING_ID.eq(meetingId))).stream()
        .findFirst()
        .orElseThrow(() -> new NotFound("vote/" + voteId));
  }

  private void tell(Actor actor, long itemId, What what, @Nullable String detail) {
    events.publishEvent(
        new SittingRecorded(new Ref(Kind.AGENDA_ITEM, itemId), actor.who(), what, detail));
  }
}
