package org.throughline.minutes;

import static org.throughline.organisations.Permission.MINUTES_APPROVE;
import static throughline.db.minutes.Tables.VERSION;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.meetings.Meeting;
import org.throughline.meetings.MeetingTransition;
import org.throughline.meetings.Meetings;
import org.throughline.meetings.Transitions;
import org.throughline.minutes.MinutesChanged.What;
import org.throughline.organisations.Actor;
import org.throughline.shared.Forbidden;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;

/// How minutes come into force: by the chair's own hand, after they circulated among those who were
/// present, or because a later meeting approved them. Always by somebody other than their drafter
/// who sees all of them.
@Service
public class Approvals {
  private final DSLContext sql;
  private final Clock clock;
  private final MinutesQueries queries;
  private final ApprovalAgendas agendas;
  private final Meetings meetings;
  private final Transitions transitions;
  private final ApplicationEventPublisher events;

  Approvals(
      DSLContext sql,
      Clock clock,
      MinutesQueries queries,
      ApprovalAgendas agendas,
      Meetings meetings,
      Transitions transitions,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.clock = clock;
    this.queries = queries;
    this.agendas = agendas;
    this.meetings = meetings;
    this.transitions = transitions;
    this.events = events;
  }

  /// Approves a version, and supersedes the one in force before it.
  ///
  /// @param itemId where a later meeting approved it; null otherwise
  @Transactional
  public Outcome<Long> approve(Actor actor, long versionId, Basis basis, @Nullable Long itemId) {
    var meeting = meetings.lock(actor, queries.get(actor, versionId).meetingId(), MINUTES_APPROVE);
    var version = queries.get(actor, versionId);
    var all = queries.paragraphs(versionId);
    if (queries.paragraphs(actor, versionId).size() < all.size()) {
      throw new Forbidden(MINUTES_APPROVE.code());
    }
    var refusal = open(actor, version).or(() -> founded(version, basis, itemId));
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    supersede(actor, version);
    sql.update(VERSION)
        .set(VERSION.STATE, VersionState.APPROVED.code())
        .set(VERSION.APPROVED_BY, actor.personId())
        .set(VERSION.APPROVED_AT, clock.instant())
        .set(VERSION.BASIS, basis.code())
        .set(VERSION.BASIS_ITEM_ID, basis == Basis.MEETING ? itemId : null)
        .set(VERSION.HASH, Wording.hash(all))
        .set(VERSION.OPEN_HASH, Wording.hash(queries.openParagraphs(versionId)))
        .where(VERSION.ID.eq(versionId))
        .execute();
    tell(actor, versionId, What.APPROVED, version.reason());
    return version.number() == 1 ? moved(actor, meeting, versionId) : Outcome.done(versionId);
  }

  private static Optional<Refusal> open(Actor actor, Version version) {
    if (!version.state().open()) {
      return Optional.of(Refusal.conflict("meetings.no_way.approval"));
    }
    return version.draftedBy() == actor.personId()
        ? Optional.of(Refusal.conflict("meetings.minutes.own"))
        : Optional.empty();
  }

  private Optional<Refusal> founded(Version version, Basis basis, @Nullable Long itemId) {
    return switch (basis) {
      case HAND ->
          version.state() == VersionState.CIRCULATED
              ? Optional.of(Refusal.conflict("minutes.circulates"))
              : Optional.empty();
      case CIRCULATION -> circulated(version);
      case MEETING ->
          itemId != null && agendas.adopted(version.id(), itemId)
              ? Optional.empty()
              : Optional.of(Refusal.conflict("minutes.approve.not_adopted"));
    };
  }

  /// Silence is agreement once the day is over; an objection is answered by words, not by time.
  private Optional<Refusal> circulated(Version version) {
    var until = version.answerBy();
    if (version.state() != VersionState.CIRCULATED || until == null) {
      return Optional.of(Refusal.conflict("minutes.approve.not_circulated"));
    }
    var answers = queries.answers(version.id(), Language.ENGLISH);
    if (answers.stream().anyMatch(each -> Boolean.FALSE.equals(each.agrees()))) {
      return Optional.of(Refusal.conflict("minutes.approve.objected"));
    }
    var silent = answers.stream().filter(each -> each.agrees() == null).count();
    return silent > 0 && !LocalDate.now(clock).isAfter(until)
        ? Optional.of(Refusal.conflict("minutes.approve.unanswered", silent, until))
        : Optional.empty();
  }

  private void supersede(Actor actor, Version by) {
    queries
        .find(
            VERSION
                .MEETING_ID
                .eq(by.meetingId())
                .and(VERSION.STATE.eq(VersionState.APPROVED.code())))
        .ifPresent(old -> {
          sql.update(VERSION)
              .set(VERSION.STATE, VersionState.SUPERSEDED.code())
              .where(VERSION.ID.eq(old.id()))
              .execute();
          tell(actor, old.id(), What.SUPERSEDED, by.reason());
        });
  }

  private Outcome<Long> moved(Actor actor, Meeting meeting, long versionId) {
    return transitions
        .minutesMoved(actor, meeting, MeetingTransition.APPROVAL)
        .fold(_ -> Outcome.done(versionId), Outcome::refused);
  }

  private void tell(Actor actor, long versionId, What what, @Nullable String detail) {
    events.publishEvent(
        new MinutesChanged(new Ref(Kind.MINUTES, versionId), actor.who(), what, detail));
  }
}
