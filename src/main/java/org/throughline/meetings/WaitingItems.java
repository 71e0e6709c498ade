package org.throughline.meetings;

import static org.throughline.organisations.Permission.MEETING_PREPARE;
import static throughline.db.meetings.Tables.WAITING_ITEM;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.meetings.WaitingRecorded.What;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Policy;
import org.throughline.shared.Kind;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;

/// Items that wait for a meeting. What was put off or referred, and what a cancelled meeting would
/// have dealt with, goes on the next agenda of its organisation by itself; what was brought in as a
/// topic is put there by hand. Nothing leaves but on an agenda or laid aside with a reason.
@Service
public class WaitingItems {
  private final DSLContext sql;
  private final Clock clock;
  private final WaitingQueries waiting;
  private final MeetingQueries queries;
  private final Agenda agenda;
  private final Policy policy;
  private final ApplicationEventPublisher events;

  WaitingItems(
      DSLContext sql,
      Clock clock,
      WaitingQueries waiting,
      MeetingQueries queries,
      Agenda agenda,
      Policy policy,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.clock = clock;
    this.waiting = waiting;
    this.queries = queries;
    this.agenda = agenda;
    this.policy = policy;
    this.events = events;
  }

  /// Those of one organisation that the actor may see, in the order in which they came.
  public List<WaitingItem> of(Actor actor, long organisationId) {
    return waiting.open(
        WaitingQueries.visible(actor).and(WAITING_ITEM.ORGANISATION_ID.eq(organisationId)));
  }

  /// The item that it became on an agenda; null while it is on none. Whoever asks has been shown
  /// what waits.
  public @Nullable Long placed(long waitingId) {
    return sql.select(WAITING_ITEM.PLACED_ITEM_ID)
        .from(WAITING_ITEM)
        .where(WAITING_ITEM.ID.eq(waitingId))
        .fetchOne(WAITING_ITEM.PLACED_ITEM_ID);
  }

  /// The item from which another was carried over, or to which.
  ///
  /// @param back whether the other one came before
  public record Carried(long itemId, long otherId, boolean back) {}

  /// Of those items, each that was carried over and each that was taken up again, as far as the
  /// actor may see the other one.
  public List<Carried> carried(Actor actor, Collection<Long> itemIds) {
    return itemIds.isEmpty() ? List.of() : waiting.carried(actor, itemIds);
  }

  /// Those of all organisations of the actor's body.
  public List<WaitingItem> inBody(Actor actor) {
    return waiting.open(WaitingQueries.visible(actor).and(WaitingQueries.ofBody(actor.bodyId())));
  }

  /// The item waits for the next meeting of the organisation from that day on. Said again, it
  /// changes where and for when it waits, as long as it waits.
  ///
  /// @param notBefore null for the very next meeting
  @Transactional(propagation = Propagation.MANDATORY)
  public void carry(Actor actor, long itemId, long organisationId, @Nullable LocalDate notBefore) {
    var item = agenda.item(actor, itemId);
    var first =
        sql.insertInto(WAITING_ITEM)
            .set(WAITING_ITEM.ORGANISATION_ID, organisationId)
            .set(WAITING_ITEM.FROM_ITEM_ID, itemId)
            .set(WAITING_ITEM.KIND, item.kind().code())
            .set(WAITING_ITEM.TITLE, item.title())
            .set(WAITING_ITEM.TEXT, item.text())
            .set(WAITING_ITEM.MINUTES, item.minutes())
            .set(WAITING_ITEM.ACCESS, item.access().code())
            .set(WAITING_ITEM.PRESENTER_ORGANISATION_ID, item.presenter().organisationId())
            .set(WAITING_ITEM.PRESENTER_PERSON_ID, item.presenter().personId())
            .set(WAITING_ITEM.PRESENTER, item.presenter().written())
            .set(WAITING_ITEM.NOT_BEFORE, notBefore)
            .set(WAITING_ITEM.BY_RULE, true)
            .set(WAITING_ITEM.SINCE, clock.instant())
            .onConflict(WAITING_ITEM.FROM_ITEM_ID)
            .doUpdate()
            .set(WAITING_ITEM.ORGANISATION_ID, organisationId)
            .set(WAITING_ITEM.NOT_BEFORE, notBefore)
            .where(WAITING_ITEM.PLACED_ITEM_ID.isNull(), WAITING_ITEM.LAID_ASIDE_AT.isNull())
            .returningResult(WAITING_ITEM.ID)
            .fetchOptional();
    first.ifPresent(row ->
        tell(actor, row.value1(), What.CARRIED, notBefore == null ? null : notBefore.toString()));
  }

  /// For the same organisation's meetings.
  @Transactional(propagation = Propagation.MANDATORY)
  public void carry(Actor actor, long itemId, @Nullable LocalDate notBefore) {
    var meeting = queries.get(actor, agenda.item(actor, itemId).meetingId());
    carry(actor, itemId, meeting.organisationId(), notBefore);
  }

  /// What was to be carried over is dealt with after all. Nothing happens where it does not wait
  /// any more.
  @Transactional(propagation = Propagation.MANDATORY)
  public void drop(Actor actor, long itemId) {
    sql.deleteFrom(WAITING_ITEM)
        .where(
            WAITING_ITEM.FROM_ITEM_ID.eq(itemId),
            WAITING_ITEM.PLACED_ITEM_ID.isNull(),
            WAITING_ITEM.LAID_ASIDE_AT.isNull())
        .returningResult(WAITING_ITEM.ID)
        .fetchOptional()
        .ifPresent(row -> tell(actor, row.value1(), What.NOT_CARRIED, null));
  }

  /// Something brought in from outside a meeting; whoever asks has seen to it that it may be.
  @Transactional(propagation = Propagation.MANDATORY)
  public long bringIn(
      Actor actor, long organisationId, NewItem item, @Nullable LocalDate notBefore) {
    long id =
        sql.insertInto(WAITING_ITEM)
            .set(WAITING_ITEM.ORGANISATION_ID, organisationId)
            .set(WAITING_ITEM.KIND, item.kind().code())
            .set(WAITING_ITEM.TITLE, item.title())
            .set(WAITING_ITEM.TEXT, item.text())
            .set(WAITING_ITEM.MINUTES, item.minutes())
            .set(WAITING_ITEM.ACCESS, item.access().code())
            .set(WAITING_ITEM.PRESENTER_ORGANISATION_ID, item.presenter().organisationId())
            .set(WAITING_ITEM.PRESENTER_PERSON_ID, item.presenter().personId())
            .set(WAITING_ITEM.PRESENTER, item.presenter().written())
            .set(WAITING_ITEM.NOT_BEFORE, notBefore)
            .set(WAITING_ITEM.BY_RULE, false)
            .set(WAITING_ITEM.SINCE, clock.instant())
            .returningResult(WAITING_ITEM.ID)
            .fetchSingle()
            .value1();
    tell(actor, id, What.BROUGHT_IN, null);
    return id;
  }

  /// Puts it on the agenda of a meeting of its organisation.
  @Transactional
  public Outcome<Long> place(Actor actor, long meetingId, long waitingId) {
    var meeting = queries.lock(actor, meetingId, MEETING_PREPARE);
    var item = waiting.lock(actor, waitingId);
    if (item.organisationId() != meeting.organisationId()) {
      return Outcome.conflict("meetings.waiting.other_organisation");
    }
    if (!item.due(meeting.heldOn()) && item.notBefore() != null) {
      return Outcome.conflict("meetings.waiting.too_early", item.notBefore());
    }
    var refusal = Agenda.open(meeting).or(() -> agenda.full(meetingId));
    return refusal.isPresent()
        ? Outcome.refused(refusal.get())
        : Outcome.done(put(actor, meeting, item));
  }

  /// For a meeting just planned that deals with whatever there is: all that is due by its day.
  void placeByRule(Actor actor, long meetingId) {
    var meeting = queries.get(actor, meetingId);
    if (meeting.form() == MeetingForm.SPECIAL || !meeting.form().sits()) {
      return; // called for one matter
    }
    waiting
        .lockOpen(
            WAITING_ITEM.ORGANISATION_ID.eq(meeting.organisationId()).and(WAITING_ITEM.BY_RULE))
        .stream()
        .filter(item -> item.due(meeting.heldOn()))
        .filter(_ -> agenda.full(meetingId).isEmpty())
        .forEach(item -> put(actor, meeting, item));
  }

  private long put(Actor actor, Meeting meeting, WaitingItem item) {
    var from = Optional.ofNullable(item.fromItemId()).map(agenda::any);
    long placed =
        agenda.write(
            actor,
            meeting,
            new NewItem(
                item.kind(),
                item.title(),
                item.text(),
                item.minutes(),
                item.access(),
                item.presenter(),
                from.map(AgendaItem::guests).orElse(List.of()),
                from.map(AgendaItem::directiveIds).orElse(List.of())),
            Agenda.convened(meeting));
    sql.update(WAITING_ITEM)
        .set(WAITING_ITEM.PLACED_ITEM_ID, placed)
        .where(WAITING_ITEM.ID.eq(item.id()))
        .execute();
    tell(actor, item.id(), What.PLACED, meeting.title());
    return placed;
  }

  /// Will not be dealt with at a meeting.
  @Transactional
  public Outcome<Long> layAside(Actor actor, long waitingId, String reason) {
    var item = waiting.lock(actor, waitingId);
    policy.require(actor, MEETING_PREPARE, item.organisationId());
    Optional<Refusal> refusal =
        reason.isBlank()
            ? Optional.of(Refusal.invalid("meetings.reason.missing"))
            : MeetingRules.tooLong("reason", reason, MeetingRules.SHORT);
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    sql.update(WAITING_ITEM)
        .set(WAITING_ITEM.LAID_ASIDE_AT, clock.instant())
        .set(WAITING_ITEM.LAID_ASIDE_BY, actor.personId())
        .set(WAITING_ITEM.LAID_ASIDE_REASON, reason)
        .where(WAITING_ITEM.ID.eq(waitingId))
        .execute();
    tell(actor, waitingId, What.LAID_ASIDE, reason);
    return Outcome.done(waitingId);
  }

  /// All that the cancelled meeting would have dealt with.
  void carryAll(Actor actor, Meeting cancelled) {
    for (var item : agenda.items(cancelled.id())) {
      if (item.kind() != ItemKind.FOLLOW_UP) {
        carry(actor, item.id(), cancelled.organisationId(), null);
      }
    }
  }

  private void tell(Actor actor, long id, What what, @Nullable String detail) {
    events.publishEvent(
        new WaitingRecorded(new Ref(Kind.WAITING_ITEM, id), actor.who(), what, detail));
  }
}
