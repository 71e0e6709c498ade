package org.throughline.meetings;

import static throughline.db.meetings.Tables.AGENDA_ITEM_DIRECTIVE;
import static throughline.db.meetings.Tables.MEETING;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.directives.ConveyanceMeans;
import org.throughline.directives.Conveyances;
import org.throughline.organisations.Actor;
import org.throughline.shared.Kind;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;

/// Moves a meeting from state to state, as [MeetingTransition] has it. Whoever keeps the minutes
/// asks for their two steps.
@Service
public class Transitions {
  private final DSLContext sql;
  private final Clock clock;
  private final MeetingQueries queries;
  private final Agenda agenda;
  private final WaitingItems waiting;
  private final Conveyances conveyances;
  private final ObjectProvider<ClosingCheck> checks;
  private final ApplicationEventPublisher events;

  Transitions(
      DSLContext sql,
      Clock clock,
      MeetingQueries queries,
      Agenda agenda,
      WaitingItems waiting,
      Conveyances conveyances,
      ObjectProvider<ClosingCheck> checks,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.clock = clock;
    this.queries = queries;
    this.agenda = agenda;
    this.waiting = waiting;
    this.conveyances = conveyances;
    this.checks = checks;
    this.events = events;
  }

  @Transactional
  public Outcome<Long> convene(Actor actor, long id) {
    var meeting = lock(actor, id, MeetingTransition.CONVOCATION);
    var refusal =
        way(meeting, MeetingTransition.CONVOCATION)
            .or(() ->
                meeting.heldOn() == null
                    ? Optional.of(Refusal.conflict("meetings.no_day"))
                    : Optional.empty());
    if (refusal.isEmpty()) {
      waiting.placeByRule(actor, id);
    }
    return moved(actor, meeting, MeetingTransition.CONVOCATION, refusal, null);
  }

  @Transactional
  public Outcome<Long> open(Actor actor, long id) {
    var meeting = lock(actor, id, MeetingTransition.OPENING);
    var refusal = way(meeting, MeetingTransition.OPENING).or(() -> notYet(meeting.heldOn()));
    return moved(actor, meeting, MeetingTransition.OPENING, refusal, null);
  }

  /// What its items convey counts as conveyed to the body on the day of the meeting.
  @Transactional
  public Outcome<Long> end(Actor actor, long id) {
    var meeting = lock(actor, id, MeetingTransition.ENDING);
    var refusal = way(meeting, MeetingTransition.ENDING);
    if (refusal.isEmpty() && meeting.heldOn() != null) {
      convey(actor, meeting, meeting.heldOn());
    }
    return moved(actor, meeting, MeetingTransition.ENDING, refusal, null);
  }

  private void convey(Actor actor, Meeting meeting, LocalDate day) {
    for (var item : agenda.items(meeting.id())) {
      for (long directive : item.directiveIds()) {
        var conveyance =
            conveyances.record(
                actor, directive, meeting.organisationId(), ConveyanceMeans.MEETING, day);
        sql.update(AGENDA_ITEM_DIRECTIVE)
            .set(AGENDA_ITEM_DIRECTIVE.CONVEYANCE_ID, conveyance)
            .where(
                AGENDA_ITEM_DIRECTIVE.AGENDA_ITEM_ID.eq(item.id()),
                AGENDA_ITEM_DIRECTIVE.DIRECTIVE_ID.eq(directive))
            .execute();
      }
    }
  }

  /// The day is forgotten: a new one is given when it is planned again.
  @Transactional
  public Outcome<Long> postpone(Actor actor, long id, @Nullable String reason) {
    var meeting = lock(actor, id, MeetingTransition.POSTPONEMENT);
    var refusal = way(meeting, MeetingTransition.POSTPONEMENT).or(() -> reasoned(reason));
    return moved(actor, meeting, MeetingTransition.POSTPONEMENT, refusal, reason);
  }

  /// @param day null where it is not known yet
  @Transactional
  public Outcome<Long> replan(Actor actor, long id, @Nullable LocalDate day) {
    var meeting = lock(actor, id, MeetingTransition.REPLANNING);
    var refusal =
        way(meeting, MeetingTransition.REPLANNING)
            .or(() ->
                day != null && !MeetingRules.plausible(day)
                    ? Optional.of(Refusal.invalid("meetings.held_on.implausible"))
                    : Optional.empty());
    if (refusal.isEmpty()) {
      sql.update(MEETING).set(MEETING.HELD_ON, day).where(MEETING.ID.eq(id)).execute();
    }
    return moved(
        actor, meeting, MeetingTransition.REPLANNING, refusal, day == null ? null : day.toString());
  }

  /// What it would have dealt with waits for the next one.
  @Transactional
  public Outcome<Long> cancel(Actor actor, long id, @Nullable String reason) {
    var meeting = lock(actor, id, MeetingTransition.CANCELLATION);
    var refusal = way(meeting, MeetingTransition.CANCELLATION).or(() -> reasoned(reason));
    if (refusal.isEmpty()) {
      waiting.carryAll(actor, meeting);
    }
    return moved(actor, meeting, MeetingTransition.CANCELLATION, refusal, reason);
  }

  /// For whoever keeps the minutes, in the transaction that drafted or approved them and has locked
  /// the meeting.
  @Transactional(propagation = Propagation.MANDATORY)
  public Outcome<Long> minutesMoved(Actor actor, Meeting meeting, MeetingTransition transition) {
    return moved(actor, meeting, transition, way(meeting, transition), null);
  }

  @Transactional
  public Outcome<Long> close(Actor actor, long id) {
    var meeting = lock(actor, id, MeetingTransition.CLOSURE);
    var refusal =
        way(meeting, MeetingTransition.CLOSURE)
            .or(() -> {
              var open = openQuestions(actor, id).size();
              return open == 0
                  ? Optional.empty()
                  : Optional.of(Refusal.conflict("meetings.close.open", open));
            });
    return moved(actor, meeting, MeetingTransition.CLOSURE, refusal, null);
  }

  /// What keeps the meeting from being closed, in the order of the agenda. Whoever asks has been
  /// shown the meeting.
  public List<OpenQuestion> openQuestions(Actor actor, long meetingId) {
    var open = new ArrayList<OpenQuestion>();
    checks.forEach(each -> open.addAll(each.openQuestions(actor, meetingId)));
    return open;
  }

  /// A meeting has not been held before its day.
  Optional<Refusal> notYet(@Nullable LocalDate heldOn) {
    if (heldOn == null) {
      return Optional.of(Refusal.conflict("meetings.no_day"));
    }
    return heldOn.isAfter(LocalDate.now(clock))
        ? Optional.of(Refusal.conflict("meetings.not_yet"))
        : Optional.empty();
  }

  Meeting lock(Actor actor, long id, MeetingTransition transition) {
    return queries.lock(actor, id, transition.permission());
  }

  private static Optional<Refusal> way(Meeting meeting, MeetingTransition transition) {
    return transition.leadsFrom(meeting.state())
        ? Optional.empty()
        : Optional.of(Refusal.conflict("meetings.no_way." + transition.code()));
  }

  private Outcome<Long> moved(
      Actor actor,
      Meeting meeting,
      MeetingTransition transition,
      Optional<Refusal> refusal,
      @Nullable String detail) {
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    sql.update(MEETING)
        .set(MEETING.STATE, transition.to().code())
        .where(MEETING.ID.eq(meeting.id()))
        .execute();
    events.publishEvent(
        new MeetingMoved(
            new Ref(Kind.MEETING, meeting.id()), actor.who(), transition.to(), detail));
    return Outcome.done(meeting.id());
  }

  private static Optional<Refusal> reasoned(@Nullable String reason) {
    return reason == null || reason.isBlank()
        ? Optional.of(Refusal.invalid("meetings.reason.missing"))
        : MeetingRules.tooLong("reason", reason, MeetingRules.SHORT);
  }
}
