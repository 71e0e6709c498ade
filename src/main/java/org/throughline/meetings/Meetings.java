package org.throughline.meetings;

import static org.throughline.organisations.Permission.MEETING_PREPARE;
import static throughline.db.meetings.Tables.MEETING;

import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;

/// Meetings: planned, found, changed, and written down after the fact. [Transitions] moves them on,
/// [Agenda] and [Proceedings] hold their parts.
@Service
public class Meetings {
  private final DSLContext sql;
  private final MeetingQueries queries;
  private final Agenda agenda;
  private final Proceedings proceedings;
  private final Transitions transitions;
  private final FollowUps followUps;
  private final WaitingItems waiting;
  private final Organisations organisations;
  private final Policy policy;
  private final ApplicationEventPublisher events;

  Meetings(
      DSLContext sql,
      MeetingQueries queries,
      Agenda agenda,
      Proceedings proceedings,
      Transitions transitions,
      FollowUps followUps,
      WaitingItems waiting,
      Organisations organisations,
      Policy policy,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.queries = queries;
    this.agenda = agenda;
    this.proceedings = proceedings;
    this.transitions = transitions;
    this.followUps = followUps;
    this.waiting = waiting;
    this.organisations = organisations;
    this.policy = policy;
    this.events = events;
  }

  /// @throws NotFound where there is none that this actor may see
  public Meeting get(Actor actor, long id) {
    return queries.get(actor, id);
  }

  /// The meeting, locked until this transaction ends, for whoever changes it or what hangs on it.
  @Transactional(propagation = Propagation.MANDATORY)
  public Meeting lock(Actor actor, long id, Permission permission) {
    return queries.lock(actor, id, permission);
  }

  @Transactional
  public Outcome<Long> plan(Actor actor, NewMeeting planned) {
    requireOwn(actor, planned.organisationId());
    var refusal = MeetingRules.check(planned);
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    long id = insert(actor, planned, MeetingState.PLANNED);
    followUps.putByRule(actor, id);
    waiting.placeByRule(actor, id);
    return Outcome.done(id);
  }

  /// While its agenda is open; the organisation that meets stays the same.
  @Transactional
  public Outcome<Long> change(Actor actor, long id, NewMeeting changed) {
    var meeting = lock(actor, id, MEETING_PREPARE);
    if (!meeting.state().agendaOpen()) {
      return Outcome.conflict("meetings.change.too_late");
    }
    var refusal = MeetingRules.check(changed);
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    if (changed.heldOn() == null
        && (meeting.state() == MeetingState.CONVENED
            || meeting.state() == MeetingState.IN_SESSION)) {
      return Outcome.conflict("meetings.no_day");
    }
    sql.update(MEETING)
        .set(MEETING.TITLE, changed.title())
        .set(MEETING.FORM, changed.form().code())
        .set(MEETING.SESSION, changed.session())
        .set(MEETING.HELD_ON, changed.heldOn())
        .set(MEETING.STARTS_AT, changed.startsAt())
        .set(MEETING.ENDS_AT, changed.endsAt())
        .set(MEETING.PLACE, changed.place())
        .set(MEETING.ENLARGED_WITH, Blank.toNull(String.join("\n", changed.enlargedWith())))
        .set(MEETING.LANGUAGE, changed.language().tag())
        .set(MEETING.ACCESS, changed.access().code())
        .where(MEETING.ID.eq(id))
        .execute();
    events.publishEvent(
        new MeetingRecorded(
            new Ref(Kind.MEETING, id), actor.who(), MeetingRecorded.What.CHANGED, null));
    waiting.placeByRule(actor, id);
    return Outcome.done(id);
  }

  public Outcome<Long> addItem(Actor actor, long meetingId, NewItem item) {
    return agenda.add(actor, meetingId, item);
  }

  public Outcome<Long> addAttendance(Actor actor, long meetingId, NewAttendance attendance) {
    return proceedings.addAttendance(actor, meetingId, attendance);
  }

  public Outcome<Long> addStatement(Actor actor, long meetingId, NewStatement statement) {
    return proceedings.addStatement(actor, meetingId, statement);
  }

  /// Writes down a meeting that was held already, and ends it, so that its items' directives are
  /// conveyed on its day. Refused as a whole, with nothing written, or done as a whole.
  @Transactional
  public Outcome<Long> recordHeld(Actor actor, HeldMeeting held) {
    requireOwn(actor, held.meeting().organisationId());
    var refusal = whatIsWrongWith(actor, held);
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    long id = insert(actor, held.meeting(), MeetingState.IN_SESSION);
    var meeting = get(actor, id);
    held.items().forEach(item -> agenda.write(actor, meeting, item, false));
    held.attendance().forEach(each -> proceedings.write(actor, meeting, each));
    held.statements().forEach(each -> proceedings.write(actor, meeting, each));
    return transitions.end(actor, id);
  }

  private Optional<Refusal> whatIsWrongWith(Actor actor, HeldMeeting held) {
    if (held.meeting().heldOn() == null) {
      return Optional.of(Refusal.invalid("meetings.held.no_day"));
    }
    if (held.statements().stream().anyMatch(each -> each.itemId() != null)) {
      return Optional.of(Refusal.invalid("meetings.statement.foreign_item"));
    }
    var body = actor.bodyId();
    return Stream.<Optional<Refusal>>of(
            MeetingRules.check(held.meeting()),
            transitions.notYet(held.meeting().heldOn()),
            first(held.items().stream().map(each -> agenda.check(actor, each))),
            first(held.attendance().stream().map(each -> proceedings.check(body, each))),
            MeetingRules.twice(held.attendance()),
            first(held.statements().stream().map(each -> proceedings.check(body, each))))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Refusal> first(Stream<Optional<Refusal>> checks) {
    return checks.flatMap(Optional::stream).findFirst();
  }

  private long insert(Actor actor, NewMeeting planned, MeetingState state) {
    long id =
        sql.insertInto(MEETING)
            .set(MEETING.ORGANISATION_ID, planned.organisationId())
            .set(MEETING.TITLE, planned.title())
            .set(MEETING.FORM, planned.form().code())
            .set(MEETING.SESSION, planned.session())
            .set(MEETING.HELD_ON, planned.heldOn())
            .set(MEETING.STARTS_AT, planned.startsAt())
            .set(MEETING.ENDS_AT, planned.endsAt())
            .set(MEETING.PLACE, planned.place())
            .set(MEETING.ENLARGED_WITH, Blank.toNull(String.join("\n", planned.enlargedWith())))
            .set(MEETING.LANGUAGE, planned.language().tag())
            .set(MEETING.ACCESS, planned.access().code())
            .set(MEETING.STATE, state.code())
            .set(MEETING.CREATED_BY, actor.personId())
            .returningResult(MEETING.ID)
            .fetchSingle()
            .value1();
    events.publishEvent(
        new MeetingMoved(new Ref(Kind.MEETING, id), actor.who(), state, planned.title()));
    return id;
  }

  /// Another body's organisation is answered as if it were not there.
  private void requireOwn(Actor actor, long organisationId) {
    if (organisations.get(organisationId).bodyId() != actor.bodyId()) {
      throw new NotFound(new Ref(Kind.ORGANISATION, organisationId));
    }
    policy.require(actor, MEETING_PREPARE, organisationId);
  }
}
