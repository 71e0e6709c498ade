package org.throughline.invitations;

import static throughline.db.invitations.Tables.INVITATION;
import static throughline.db.invitations.Tables.NOTICE;

import java.time.Clock;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.meetings.Meetings;
import org.throughline.organisations.Actor;
import org.throughline.organisations.People;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;
import org.throughline.shared.Who;

/// What those called answer: by themselves, from their calendar, or through whoever prepares the
/// meeting. Changed as often as they like until it is opened; the last word counts.
@Service
public class InvitationAnswers {
  private final DSLContext sql;
  private final InvitationQueries queries;
  private final Occasions occasions;
  private final Meetings meetings;
  private final People people;
  private final Policy policy;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  InvitationAnswers(
      DSLContext sql,
      InvitationQueries queries,
      Occasions occasions,
      Meetings meetings,
      People people,
      Policy policy,
      Clock clock,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.queries = queries;
    this.occasions = occasions;
    this.meetings = meetings;
    this.people = people;
    this.policy = policy;
    this.clock = clock;
    this.events = events;
  }

  /// An invitation as its page shows it: to the person called once it was sent to them, to whoever
  /// comes instead, and to whoever prepares the meeting.
  ///
  /// @param own whether the reader is the person called
  /// @param prepares whether the reader may answer for them
  public record Seen(Invitation invitation, boolean own, boolean prepares) {}

  public Seen get(Actor actor, long id, Language language) {
    var invitation = queries.find(INVITATION.ID.eq(id), language).orElseThrow(() -> notFound(id));
    var own = invitation.personId() == actor.personId() && invitation.sent();
    var substitute = Long.valueOf(actor.personId()).equals(invitation.substituteId());
    var prepares = prepares(actor, invitation);
    if (!own && !substitute && !prepares) {
      throw notFound(id);
    }
    return new Seen(invitation, own, prepares && !own);
  }

  private boolean prepares(Actor actor, Invitation invitation) {
    try {
      var meeting = meetings.get(actor, invitation.meetingId());
      return policy.allows(actor, Permission.MEETING_PREPARE, meeting.organisationId());
    } catch (NotFound _) {
      return false;
    }
  }

  private static NotFound notFound(long id) {
    return new NotFound(new Ref(Kind.INVITATION, id));
  }

  /// By the person called, or, where they are not the reader, by whoever prepares the meeting.
  @Transactional
  public Outcome<Long> answer(Actor actor, long id, NewAnswer answer) {
    var seen = get(actor, id, Language.ENGLISH);
    if (!seen.own() && !seen.prepares()) {
      throw notFound(id);
    }
    var by = seen.own() ? actor.who() : actor.onBehalfOf(seen.invitation().personId()).who();
    return write(id, answer, by, actor.personId(), seen.own() ? Through.PAGE : Through.SECRETARY);
  }

  /// From the calendar of the person called, who is not signed in: their secret address says who
  /// they are.
  @Transactional
  Outcome<Long> fromCalendar(long personId, long id, NewAnswer answer) {
    return write(id, answer, new Who(personId, null, null, null), personId, Through.CALENDAR);
  }

  private Outcome<Long> write(long id, NewAnswer answer, Who by, long personId, Through through) {
    if (sql.select(INVITATION.ID)
        .from(INVITATION)
        .where(INVITATION.ID.eq(id))
        .forUpdate()
        .fetchOptional()
        .isEmpty()) {
      throw notFound(id);
    }
    var invitation =
        queries.find(INVITATION.ID.eq(id), Language.ENGLISH).orElseThrow(() -> notFound(id));
    var refusal =
        open(invitation)
            .or(() -> InvitationRules.check(invitation, answer))
            .or(() -> unknown(invitation, answer));
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    sql.update(INVITATION)
        .set(INVITATION.ANSWER, answer.answer().code())
        .set(INVITATION.REASON, answer.reason())
        .set(INVITATION.SUBSTITUTE_ID, answer.substituteId())
        .set(INVITATION.SUBSTITUTE, answer.substitute())
        .set(INVITATION.ANSWERED_AT, clock.instant())
        .set(INVITATION.ANSWERED_BY, personId)
        .set(INVITATION.ANSWERED_THROUGH, through.code())
        .set(
            INVITATION.ANSWERED_SEQUENCE,
            DSL.select(NOTICE.SEQUENCE)
                .from(NOTICE)
                .where(NOTICE.MEETING_ID.eq(invitation.meetingId())))
        .where(INVITATION.ID.eq(id))
        .execute();
    events.publishEvent(
        new InvitationEvent.Answered(
            invitation.ref(),
            by,
            invitation.meetingId(),
            answer.answer(),
            through,
            answer.substituteId()));
    return Outcome.done(id);
  }

  private Optional<Refusal> open(Invitation invitation) {
    if (invitation.withdrawn()) {
      return Optional.of(Refusal.conflict("invitations.refused.called_off"));
    }
    if (!invitation.sent()) {
      return Optional.of(Refusal.conflict("invitations.refused.not_sent"));
    }
    var state = occasions.get(invitation.meetingId(), Language.ENGLISH).state();
    return InvitationRules.answerable(state)
        ? Optional.empty()
        : Optional.of(Refusal.conflict("invitations.refused.too_late"));
  }

  /// Whoever is known and comes instead is of the same body as the person called.
  private Optional<Refusal> unknown(Invitation invitation, NewAnswer answer) {
    var known = answer.substituteId();
    if (known == null) {
      return Optional.empty();
    }
    var body = people.get(invitation.personId()).bodyId();
    return people.find(known).filter(each -> each.bodyId() == body).isPresent()
        ? Optional.empty()
        : Optional.of(Refusal.invalid("invitations.refused.substitute_unknown"));
  }

  /// Where and when, for whoever is called or comes instead: they may not be able to open the
  /// meeting itself.
  public Occasion occasion(Invitation invitation, Language language) {
    return occasions.get(invitation.meetingId(), language);
  }
}
