package org.throughline.sittings;

import static throughline.db.sittings.Tables.VOTE;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.meetings.Meeting;
import org.throughline.meetings.Proceedings;
import org.throughline.organisations.Actor;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;
import org.throughline.sittings.SittingRecorded.What;

/// Closes votes and counts them, by the rule of the organisation and who was there at that moment.
@Service
public class Counting {
  private final DSLContext sql;
  private final SittingQueries queries;
  private final VoteQueries votes;
  private final VotingRules rules;
  private final Proceedings proceedings;
  private final Sittings sittings;
  private final ApplicationEventPublisher events;

  Counting(
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

  /// @param hands what was counted, of a vote by hands; null for all others
  @Transactional
  public Outcome<Long> close(
      Actor actor, long meetingId, long voteId, @Nullable Tally hands, Instant at) {
    var meeting = queries.lock(actor, meetingId);
    var vote = lock(meetingId, voteId);
    if (!vote.open()) {
      return Outcome.conflict("sittings.vote.over");
    }
    if (vote.method() == Method.HANDS && hands == null) {
      return Outcome.invalid("sittings.vote.hands.missing");
    }
    var item = queries.item(actor, meetingId, vote.itemId());
    var rule = rules.of(meeting.organisationId(), item.kind());
    var course = queries.course(meeting);
    var who = electorate(meeting, rule, course, item.id(), at);
    var tally =
        switch (vote.method()) {
          case NAMED ->
              vote.choices().values().stream().reduce(Tally.NONE, Tally::plus, (one, _) -> one);
          case SECRET -> votes.emptyUrn(voteId);
          case HANDS, CONSENSUS -> hands == null ? Tally.NONE : hands;
        };
    var present = new HashSet<>(who.there());
    // Who voted and then left was there.
    present.addAll(vote.voted());
    if (tally.sum() > present.size()) {
      return Outcome.invalid("sittings.vote.too_many", tally.sum(), present.size());
    }
    var presiding =
        course
            .presidesAt(at)
            .map(vote.choices()::get)
            .filter(choice -> choice == Choice.IN_FAVOUR)
            .isPresent();
    var result = Result.of(rule, who, present.size(), tally, presiding);
    sql.update(VOTE)
        .set(VOTE.CLOSED_AT, at)
        .set(VOTE.ENTITLED, Math.max(who.seats(), present.size()))
        .set(VOTE.PRESENT, present.size())
        .set(VOTE.QUORUM, who.quorum())
        .set(VOTE.IN_FAVOUR, tally.inFavour())
        .set(VOTE.AGAINST, tally.against())
        .set(VOTE.ABSTENTIONS, tally.abstentions())
        .set(VOTE.NEEDED, result.needed())
        .set(VOTE.CARRIED, result.carried())
        .set(VOTE.BY_PRESIDING, result.byPresiding())
        .where(VOTE.ID.eq(voteId))
        .execute();
    tell(
        actor,
        item.id(),
        What.VOTE_CLOSED,
        tally.inFavour() + " : " + tally.against() + " : " + tally.abstentions());
    return Outcome.done(voteId);
  }

  /// Nobody objected: written down without a count, and only with a quorum.
  @Transactional
  public Outcome<Long> allAgree(Actor actor, long meetingId, long itemId, Instant at) {
    var meeting = queries.lock(actor, meetingId);
    var item = queries.item(actor, meetingId, itemId);
    var rule = rules.of(meeting.organisationId(), item.kind());
    var who = electorate(meeting, rule, queries.course(meeting), itemId, at);
    var refusal =
        SittingQueries.sits(meeting)
            .or(() ->
                rule.mustBeSecret()
                    ? Optional.of(Refusal.conflict("sittings.vote.must_be_secret"))
                    : Optional.empty())
            .or(() ->
                who.quorate()
                    ? Optional.empty()
                    : Optional.of(
                        Refusal.conflict("sittings.vote.no_quorum", who.present(), who.quorum())));
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    long id =
        sql.insertInto(VOTE)
            .set(VOTE.MEETING_ID, meetingId)
            .set(VOTE.AGENDA_ITEM_ID, itemId)
            .set(VOTE.QUESTION, item.title())
            .set(VOTE.METHOD, Method.CONSENSUS.code())
            .set(VOTE.OPENED_AT, at)
            .set(VOTE.OPENED_BY, actor.personId())
            .set(VOTE.CLOSED_AT, at)
            .set(VOTE.ENTITLED, who.seats())
            .set(VOTE.PRESENT, who.present())
            .set(VOTE.QUORUM, who.quorum())
            .set(VOTE.CARRIED, true)
            .returningResult(VOTE.ID)
            .fetchSingle()
            .value1();
    tell(actor, itemId, What.AGREED_BY_ALL, null);
    return Outcome.done(id);
  }

  private Electorate electorate(
      Meeting meeting, VotingRule rule, Course course, long itemId, Instant at) {
    return Electorate.at(
        at,
        course,
        proceedings.attendance(meeting.id(), meeting.language()),
        rule,
        sittings.recused(itemId));
  }

  /// Nothing was decided by it; what was cast is forgotten with it.
  @Transactional
  public Outcome<Long> abandon(Actor actor, long meetingId, long voteId, Instant at) {
    queries.lock(actor, meetingId);
    var vote = lock(meetingId, voteId);
    if (!vote.open()) {
      return Outcome.conflict("sittings.vote.over");
    }
    sql.update(VOTE).set(VOTE.ABANDONED_AT, at).where(VOTE.ID.eq(voteId)).execute();
    tell(actor, vote.itemId(), What.VOTE_ABANDONED, vote.question());
    return Outcome.done(voteId);
  }

  /// Waits for ballots under way; those that come later find the vote closed.
  private Vote lock(long meetingId, long voteId) {
    sql.select(VOTE.ID).from(VOTE).where(VOTE.ID.eq(voteId)).forUpdate().fetch();
    return votes.list(VOTE.ID.eq(voteId).and(VOTE.MEETING_ID.eq(meetingId))).stream()
        .findFirst()
        .orElseThrow(() -> new NotFound("vote/" + voteId));
  }

  private void tell(Actor actor, long itemId, What what, @Nullable String detail) {
    events.publishEvent(
        new SittingRecorded(new Ref(Kind.AGENDA_ITEM, itemId), actor.who(), what, detail));
  }
}
