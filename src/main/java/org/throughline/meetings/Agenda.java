package org.throughline.meetings;

import static org.throughline.organisations.Permission.MEETING_PREPARE;
import static throughline.db.directives.Tables.RECEIPT;
import static throughline.db.meetings.Tables.AGENDA_ITEM;
import static throughline.db.meetings.Tables.AGENDA_ITEM_DIRECTIVE;
import static throughline.db.meetings.Tables.STATEMENT;

import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.directives.Directive;
import org.throughline.directives.Directives;
import org.throughline.directives.ReceiptState;
import org.throughline.directives.Receipts;
import org.throughline.meetings.MeetingRecorded.What;
import org.throughline.organisations.Actor;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;

/// The items of a meeting, in order. They may change until the meeting has ended.
@Service
public class Agenda {
  private final DSLContext sql;
  private final MeetingQueries queries;
  private final Directives directives;
  private final Receipts receipts;
  private final ObjectProvider<ItemResults> results;
  private final ObjectProvider<RecordUses> uses;
  private final ApplicationEventPublisher events;

  Agenda(
      DSLContext sql,
      MeetingQueries queries,
      Directives directives,
      Receipts receipts,
      ObjectProvider<ItemResults> results,
      ObjectProvider<RecordUses> uses,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.queries = queries;
    this.directives = directives;
    this.receipts = receipts;
    this.results = results;
    this.uses = uses;
    this.events = events;
  }

  /// @throws NotFound where there is none that this actor may see
  public AgendaItem item(Actor actor, long itemId) {
    return queries.items(AGENDA_ITEM.ID.eq(itemId).and(MeetingQueries.visible(actor))).stream()
        .findFirst()
        .orElseThrow(() -> new NotFound(new Ref(Kind.AGENDA_ITEM, itemId)));
  }

  /// In order. Whoever asks has been shown the meeting.
  public List<AgendaItem> items(long meetingId) {
    return queries.items(AGENDA_ITEM.MEETING_ID.eq(meetingId));
  }

  /// Ids of all directives that some item of the meeting conveys, in the agenda's order.
  public List<Long> conveyedAt(long meetingId) {
    return items(meetingId).stream()
        .flatMap(item -> item.directiveIds().stream())
        .distinct()
        .toList();
  }

  @Transactional
  public Outcome<Long> add(Actor actor, long meetingId, NewItem item) {
    var meeting = queries.lock(actor, meetingId, MEETING_PREPARE);
    var refusal = open(meeting).or(() -> check(actor, item)).or(() -> full(meetingId));
    return refusal.isPresent()
        ? Outcome.refused(refusal.get())
        : Outcome.done(write(actor, meeting, item));
  }

  /// The item itself; a directive that the actor may not see is not found, one that their body has
  /// not received cannot be conveyed by it.
  Optional<Refusal> check(Actor actor, NewItem item) {
    var refusal = MeetingRules.check(item);
    if (refusal.isPresent()) {
      return refusal;
    }
    for (long directive : item.directiveIds()) {
      var title = directives.get(actor, directive).title();
      var receipt = receipts.ofBody(directive, actor.bodyId());
      if (receipt.isEmpty() || receipt.get().state() == ReceiptState.RETURNED) {
        return Optional.of(Refusal.invalid("meetings.item.not_received", title));
      }
    }
    return Optional.empty();
  }

  /// What the actor's body may convey: whatever it has received and not returned, newest first.
  public List<Directive> conveyable(Actor actor) {
    var received =
        sql.select(RECEIPT.DIRECTIVE_ID)
            .from(RECEIPT)
            .where(
                RECEIPT.ORGANISATION_ID.eq(actor.bodyId()),
                RECEIPT.STATE.ne(ReceiptState.RETURNED.code()))
            .orderBy(RECEIPT.DIRECTIVE_ID.desc())
            .limit(1_000)
            .fetchSet(RECEIPT.DIRECTIVE_ID);
    return directives.visible(actor).stream().filter(each -> received.contains(each.id())).toList();
  }

  long write(Actor actor, Meeting meeting, NewItem item) {
    long id =
        sql.insertInto(AGENDA_ITEM)
            .set(AGENDA_ITEM.MEETING_ID, meeting.id())
            .set(AGENDA_ITEM.NUMBER, items(meeting.id()).size() + 1)
            .set(AGENDA_ITEM.KIND, item.kind().code())
            .set(AGENDA_ITEM.TITLE, item.title())
            .set(AGENDA_ITEM.TEXT, item.text())
            .returningResult(AGENDA_ITEM.ID)
            .fetchSingle()
            .value1();
    convey(id, item.directiveIds());
    tell(actor, new Ref(Kind.AGENDA_ITEM, id), What.ITEM_ADDED, item.title());
    return id;
  }

  @Transactional
  public Outcome<Long> change(Actor actor, long itemId, NewItem changed) {
    var item = item(actor, itemId);
    var meeting = queries.lock(actor, item.meetingId(), MEETING_PREPARE);
    var refusal = open(meeting).or(() -> check(actor, changed)).or(() -> decided(itemId));
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    sql.update(AGENDA_ITEM)
        .set(AGENDA_ITEM.KIND, changed.kind().code())
        .set(AGENDA_ITEM.TITLE, changed.title())
        .set(AGENDA_ITEM.TEXT, changed.text())
        .where(AGENDA_ITEM.ID.eq(itemId))
        .execute();
    sql.deleteFrom(AGENDA_ITEM_DIRECTIVE)
        .where(AGENDA_ITEM_DIRECTIVE.AGENDA_ITEM_ID.eq(itemId))
        .execute();
    convey(itemId, changed.directiveIds());
    tell(actor, new Ref(Kind.AGENDA_ITEM, itemId), What.ITEM_CHANGED, changed.title());
    return Outcome.done(itemId);
  }

  public enum Direction implements org.throughline.shared.Coded {
    UP,
    DOWN
  }

  /// One place up or down; at either end nothing happens.
  @Transactional
  public Outcome<Long> move(Actor actor, long itemId, Direction direction) {
    var meetingId = item(actor, itemId).meetingId();
    var meeting = queries.lock(actor, meetingId, MEETING_PREPARE);
    var refusal = open(meeting);
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    var item = item(actor, itemId);
    var place = item.number() + (direction == Direction.UP ? -1 : 1);
    var other = items(meetingId).stream().filter(each -> each.number() == place).findFirst();
    if (other.isPresent()) {
      number(itemId, place);
      number(other.get().id(), item.number());
      tell(
          actor, new Ref(Kind.AGENDA_ITEM, itemId), What.ITEM_MOVED, item.number() + " → " + place);
    }
    return Outcome.done(itemId);
  }

  /// Those after it move up.
  @Transactional
  public Outcome<Long> remove(Actor actor, long itemId) {
    var meetingId = item(actor, itemId).meetingId();
    var meeting = queries.lock(actor, meetingId, MEETING_PREPARE);
    var item = item(actor, itemId);
    var refusal = open(meeting).or(() -> decided(itemId)).or(() -> spokenOn(itemId)).or(() -> inUse(itemId));
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    sql.deleteFrom(AGENDA_ITEM_DIRECTIVE)
        .where(AGENDA_ITEM_DIRECTIVE.AGENDA_ITEM_ID.eq(itemId))
        .execute();
    sql.deleteFrom(AGENDA_ITEM).where(AGENDA_ITEM.ID.eq(itemId)).execute();
    sql.update(AGENDA_ITEM)
        .set(AGENDA_ITEM.NUMBER, AGENDA_ITEM.NUMBER.minus(1))
        .where(AGENDA_ITEM.MEETING_ID.eq(meetingId), AGENDA_ITEM.NUMBER.gt(item.number()))
        .execute();
    tell(actor, new Ref(Kind.MEETING, meetingId), What.ITEM_REMOVED, item.title());
    return Outcome.done(meetingId);
  }

  private static Optional<Refusal> open(Meeting meeting) {
    return meeting.state().agendaOpen()
        ? Optional.empty()
        : Optional.of(Refusal.conflict("meetings.item.too_late"));
  }

  private Optional<Refusal> full(long meetingId) {
    return items(meetingId).size() >= MeetingRules.ITEMS
        ? Optional.of(Refusal.conflict("meetings.item.full", MeetingRules.ITEMS))
        : Optional.empty();
  }

  private Optional<Refusal> decided(long itemId) {
    return results.stream().anyMatch(each -> !each.of(List.of(itemId)).isEmpty())
        ? Optional.of(Refusal.conflict("meetings.item.decided"))
        : Optional.empty();
  }

  private Optional<Refusal> spokenOn(long itemId) {
    return sql.fetchExists(
            DSL.selectOne().from(STATEMENT).where(STATEMENT.AGENDA_ITEM_ID.eq(itemId)))
        ? Optional.of(Refusal.conflict("meetings.item.spoken_on"))
        : Optional.empty();
  }

  private Optional<Refusal> inUse(long itemId) {
    return uses.stream().anyMatch(each -> each.ofItem(itemId))
        ? Optional.of(Refusal.conflict("meetings.item.in_use"))
        : Optional.empty();
  }

  private void convey(long itemId, List<Long> directiveIds) {
    for (long directive : directiveIds) {
      sql.insertInto(AGENDA_ITEM_DIRECTIVE)
          .set(AGENDA_ITEM_DIRECTIVE.AGENDA_ITEM_ID, itemId)
          .set(AGENDA_ITEM_DIRECTIVE.DIRECTIVE_ID, directive)
          .execute();
    }
  }

  private void number(long itemId, int number) {
    sql.update(AGENDA_ITEM)
        .set(AGENDA_ITEM.NUMBER, number)
        .where(AGENDA_ITEM.ID.eq(itemId))
        .execute();
  }

  private void tell(Actor actor, Ref about, What what, String detail) {
    events.publishEvent(new MeetingRecorded(about, actor.who(), what, detail));
  }
}
