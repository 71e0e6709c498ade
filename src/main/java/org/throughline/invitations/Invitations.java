package org.throughline.invitations;

import static org.throughline.organisations.Permission.MEETING_PREPARE;
import static throughline.db.invitations.Tables.INVITATION;
import static throughline.db.invitations.Tables.NOTICE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.invitations.InvitationEvent.What;
import org.throughline.meetings.Meetings;
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
import org.throughline.shared.Who;

/// Calling people to a meeting: who is called, the notice they are sent, and reminding those who
/// have not answered. [InvitationAnswers] takes what they say.
@Service
public class Invitations {
  private final DSLContext sql;
  private final InvitationQueries queries;
  private final Occasions occasions;
  private final Rooms rooms;
  private final Meetings meetings;
  private final Organisations organisations;
  private final People people;
  private final Posts posts;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Invitations(
      DSLContext sql,
      InvitationQueries queries,
      Occasions occasions,
      Rooms rooms,
      Meetings meetings,
      Organisations organisations,
      People people,
      Posts posts,
      Clock clock,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.queries = queries;
    this.occasions = occasions;
    this.rooms = rooms;
    this.meetings = meetings;
    this.organisations = organisations;
    this.people = people;
    this.posts = posts;
    this.clock = clock;
    this.events = events;
  }

  /// Whoever asks may see the meeting, or is called to it.
  public Occasion occasion(long meetingId, Language language) {
    return occasions.get(meetingId, language);
  }

  /// Everybody called and not called off again, by class. Whoever asks prepares the meeting.
  public List<Invitation> ofMeeting(Actor actor, long meetingId, Language language) {
    meetings.get(actor, meetingId);
    return queries.list(
        INVITATION.MEETING_ID.eq(meetingId).and(INVITATION.WITHDRAWN_AT.isNull()), language);
  }

  /// @param roomId an open room of the body; null for none
  @Transactional
  public Outcome<Long> keep(
      Actor actor,
      long meetingId,
      @Nullable Long roomId,
      @Nullable LocalDate answerBy,
      @Nullable String words) {
    var meeting = meetings.lock(actor, meetingId, MEETING_PREPARE);
    var refusal =
        InvitationRules.open(meeting)
            .or(() -> InvitationRules.answerBy(answerBy, meeting))
            .or(() -> InvitationRules.tooLong("words", words, InvitationRules.WORDS));
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    if (roomId != null && !rooms.open(actor.bodyId(), roomId)) {
      throw new NotFound("room/" + roomId);
    }
    sql.update(NOTICE)
        .set(NOTICE.ROOM_ID, roomId)
        .set(NOTICE.ANSWER_BY, answerBy)
        .set(NOTICE.WORDS, words == null || words.isBlank() ? null : words.strip())
        .where(NOTICE.MEETING_ID.eq(meetingId))
        .execute();
    tell(actor, meetingId, What.NOTICE_CHANGED, null);
    return Outcome.done(meetingId);
  }

  /// @param postId for which they are called; one that they hold
  public record Called(long personId, long postId) {}

  /// Of the body, or of one beneath it. Whoever is called already stays as they were; whoever was
  /// called off is called again.
  @Transactional
  public Outcome<Long> invite(
      Actor actor, long meetingId, Collection<Called> called, CalledAs calledAs) {
    var meeting = meetings.lock(actor, meetingId, MEETING_PREPARE);
    var refusal =
        InvitationRules.open(meeting)
            .or(() ->
                called.isEmpty()
                    ? Optional.of(Refusal.invalid("invitations.refused.nobody"))
                    : Optional.empty());
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    var count = 0;
    for (var each : called) {
      requireReachable(actor, each);
      count += write(actor, meetingId, each, calledAs);
    }
    if (count > 0) {
      tell(actor, meetingId, What.INVITED, Integer.toString(count));
    }
    return Outcome.done(meetingId);
  }

  private int write(Actor actor, long meetingId, Called called, CalledAs calledAs) {
    return sql.insertInto(INVITATION)
        .set(INVITATION.MEETING_ID, meetingId)
        .set(INVITATION.PERSON_ID, called.personId())
        .set(INVITATION.POST_ID, called.postId())
        .set(INVITATION.CLASS, calledAs.code())
        .set(INVITATION.INVITED_AT, clock.instant())
        .set(INVITATION.INVITED_BY, actor.personId())
        .onConflict(INVITATION.MEETING_ID, INVITATION.PERSON_ID)
        .doUpdate()
        .setNull(INVITATION.WITHDRAWN_AT)
        .setNull(INVITATION.SENT_SEQUENCE)
        .setNull(INVITATION.SENT_AT)
        .set(INVITATION.CLASS, calledAs.code())
        .where(INVITATION.WITHDRAWN_AT.isNotNull())
        .execute();
  }

  /// People of other trees are answered as if they were not there.
  private void requireReachable(Actor actor, Called called) {
    var holds =
        posts
            .find(called.postId())
            .filter(post -> {
              var holder = post.holder();
              return holder != null && holder.id() == called.personId();
            });
    var body =
        people.find(called.personId()).flatMap(person -> organisations.find(person.bodyId()));
    var reachable =
        body.isPresent()
            && body.get().first() >= actor.bodyFirst()
            && body.get().first() <= actor.bodyLast();
    if (holds.isEmpty() || !reachable) {
      throw new NotFound(new Ref(Kind.PERSON, called.personId()));
    }
  }

  /// They are called off; told so, where they had been told to come.
  @Transactional
  public Outcome<Long> withdraw(Actor actor, long invitationId) {
    var invitation = forPreparing(actor, invitationId);
    var meeting = meetings.lock(actor, invitation.meetingId(), MEETING_PREPARE);
    var refusal = InvitationRules.open(meeting);
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    sql.update(INVITATION)
        .set(INVITATION.WITHDRAWN_AT, clock.instant())
        .setNull(INVITATION.ANSWER)
        .setNull(INVITATION.REASON)
        .setNull(INVITATION.SUBSTITUTE_ID)
        .setNull(INVITATION.SUBSTITUTE)
        .setNull(INVITATION.ANSWERED_AT)
        .setNull(INVITATION.ANSWERED_BY)
        .setNull(INVITATION.ANSWERED_THROUGH)
        .setNull(INVITATION.ANSWERED_SEQUENCE)
        .where(INVITATION.ID.eq(invitationId), INVITATION.WITHDRAWN_AT.isNull())
        .execute();
    events.publishEvent(
        new InvitationEvent.Withdrawn(
            invitation.ref(), actor.who(), meeting.id(), invitation.personId(), invitation.sent()));
    return Outcome.done(meeting.id());
  }

  private Invitation forPreparing(Actor actor, long invitationId) {
    var invitation =
        queries
            .find(INVITATION.ID.eq(invitationId), Language.ENGLISH)
            .orElseThrow(() -> new NotFound(new Ref(Kind.INVITATION, invitationId)));
    try {
      meetings.get(actor, invitation.meetingId());
    } catch (NotFound _) {
      throw new NotFound(new Ref(Kind.INVITATION, invitationId));
    }
    return invitation;
  }

  /// The notice goes to whoever has not had it as it is now.
  @Transactional
  public Outcome<Long> send(Actor actor, long meetingId) {
    var meeting = meetings.lock(actor, meetingId, MEETING_PREPARE);
    var refusal = InvitationRules.open(meeting);
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    if (meeting.heldOn() == null) {
      return Outcome.conflict("invitations.refused.no_day");
    }
    var notice = occasions.get(meetingId, Language.ENGLISH);
    var fresh = new LinkedHashSet<Long>();
    var again = new LinkedHashSet<Long>();
    for (var each : ofMeeting(actor, meetingId, Language.ENGLISH)) {
      var had = each.sentSequence();
      if (had == null) {
        fresh.add(each.personId());
      } else if (had < notice.sequence()) {
        again.add(each.personId());
      }
    }
    if (fresh.isEmpty() && again.isEmpty()) {
      return Outcome.conflict("invitations.refused.all_sent");
    }
    sql.update(INVITATION)
        .set(INVITATION.SENT_SEQUENCE, notice.sequence())
        .set(INVITATION.SENT_AT, clock.instant())
        .where(INVITATION.MEETING_ID.eq(meetingId), INVITATION.WITHDRAWN_AT.isNull())
        .execute();
    events.publishEvent(
        new InvitationEvent.Sent(
            new Ref(Kind.MEETING, meetingId), actor.who(), fresh, again, notice.answerBy()));
    return Outcome.done(meetingId);
  }

  /// Whoever has not answered is told again, once a day.
  @Transactional
  public Outcome<Long> remind(Actor actor, long meetingId) {
    var meeting = meetings.lock(actor, meetingId, MEETING_PREPARE);
    if (!InvitationRules.answerable(meeting.state())) {
      return Outcome.conflict("invitations.refused.over");
    }
    return remind(meetingId, actor.who()) == 0
        ? Outcome.conflict("invitations.refused.nobody_to_remind")
        : Outcome.done(meetingId);
  }

  /// The meeting is locked.
  int remind(long meetingId, Who by) {
    var today = LocalDate.now(clock);
    Set<Long> waiting = new LinkedHashSet<>();
    queries
        .list(
            INVITATION
                .MEETING_ID
                .eq(meetingId)
                .and(INVITATION.REMINDED_ON.isNull().or(INVITATION.REMINDED_ON.lt(today))),
            Language.ENGLISH)
        .stream()
        .filter(Invitation::waits)
        .map(Invitation::personId)
        .forEach(waiting::add);
    if (!waiting.isEmpty()) {
      sql.update(INVITATION)
          .set(INVITATION.REMINDED_ON, today)
          .where(INVITATION.MEETING_ID.eq(meetingId), INVITATION.PERSON_ID.in(waiting))
          .execute();
      events.publishEvent(
          new InvitationEvent.Reminded(
              new Ref(Kind.MEETING, meetingId),
              by,
              waiting,
              occasions.get(meetingId, Language.ENGLISH).answerBy()));
    }
    return waiting.size();
  }

  private void tell(Actor actor, long meetingId, What what, @Nullable String detail) {
    events.publishEvent(
        new InvitationEvent.Kept(new Ref(Kind.MEETING, meetingId), actor.who(), what, detail));
  }
}
