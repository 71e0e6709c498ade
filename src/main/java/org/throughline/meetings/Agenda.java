package org.throughline.meetings;

import static org.throughline.organisations.Permission.MEETING_PREPARE;
import static throughline.db.directives.Tables.RECEIPT;
import static throughline.db.meetings.Tables.AGENDA_ITEM;
import static throughline.db.meetings.Tables.AGENDA_ITEM_DIRECTIVE;
import static throughline.db.meetings.Tables.ITEM_GUEST;
import static throughline.db.meetings.Tables.STATEMENT;
import static throughline.db.meetings.Tables.WAITING_ITEM;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
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
import org.throughline.organisations.Organisations;
import org.throughline.organisations.People;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;
import org.throughline.shared.Who;

/// The items of a meeting, in order. They may change until the meeting has ended.
@Service
public class Agenda {
  private final DSLContext sql;
  private final MeetingQueries queries;
  private final AgendaOrder order;
  private final Organisations organisations;
  private final People people;
  private final Directives directives;
  private final Receipts receipts;
  private final ObjectProvider<ItemResults> results;
  private final ObjectProvider<RecordUses> uses;
  private final ApplicationEventPublisher events;

  Agenda(
      DSLContext sql,
      MeetingQueries queries,
      AgendaOrder order,
      Organisations organisations,
      People people,
      Directives directives,
      Receipts receipts,
      ObjectProvider<ItemResults> results,
      ObjectProvider<RecordUses> uses,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.queries = queries;
    this.order = order;
    this.organisations = organisations;
    this.people = people;
    this.directives = directives;
    this.receipts = receipts;
    this.results = results;
    this.uses = uses;
    this.events = events;
  }

  /// @throws NotFound where there is none that this actor may see
  public AgendaItem item(Actor actor, long itemId) {
    return queries
        .items(
            AGENDA_ITEM
                .ID
                .eq(itemId)
                .and(MeetingQueries.visible(actor))
                .and(MeetingQueries.itemVisible(actor)))
        .stream()
        .findFirst()
        .orElseThrow(() -> new NotFound(new Ref(Kind.AGENDA_ITEM, itemId)));
  }

  AgendaItem any(long itemId) {
    return queries.items(AGENDA_ITEM.ID.eq(itemId)).getFirst();
  }

  /// In order, and only what the actor may see. Whoever asks has been shown the meeting.
  public List<AgendaItem> items(Actor actor, long meetingId) {
    return queries.items(
        AGENDA_ITEM.MEETING_ID.eq(meetingId).and(MeetingQueries.itemVisible(actor)));
  }

  /// In order, all of them, for what is done with them; never to be shown.
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
        : Outcome.done(write(actor, meeting, item, convened(meeting)));
  }

  /// The item itself; a directive that the actor may not see is not found, one that their body has
  /// not received cannot be conveyed by it.
  Optional<Refusal> check(Actor actor, NewItem item) {
    var refusal = MeetingRules.check(item);
    if (refusal.isPresent()) {
      return refusal;
    }
    requireOwn(actor, item);
    for (long directive : item.directiveIds()) {
      var title = directives.get(actor, directive).title();
      var receipt = receipts.ofBody(directive, actor.bodyId());
      if (receipt.isEmpty() || receipt.get().state() == ReceiptState.RETURNED) {
        return Optional.of(Refusal.invalid("meetings.item.not_received", title));
      }
    }
    return Optional.empty();
  }

  /// Who presents and who comes in is of the body; others are answered as if they were not there.
  private void requireOwn(Actor actor, NewItem item) {
    var organisation = item.presenter().organisationId();
    if (organisation != null && organisations.get(organisation).bodyId() != actor.bodyId()) {
      throw new NotFound(new Ref(Kind.ORGANISATION, organisation));
    }
    Stream.concat(
            Stream.ofNullable(item.presenter().personId()),
            item.guests().stream().map(AgendaItem.Guest::personId).filter(Objects::nonNull))
        .filter(each -> people.get(each).bodyId() != actor.bodyId())
        .findFirst()
        .ifPresent(each -> {
          throw new NotFound(new Ref(Kind.PERSON, each));
        });
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

  static boolean convened(Meeting meeting) {
    return meeting.state() == MeetingState.CONVENED || meeting.state() == MeetingState.IN_SESSION;
  }

  /// At the end of its part: open items stand before confidential ones.
  ///
  /// @param late whether those who were convened did not know of it
  long write(Actor actor, Meeting meeting, NewItem item, boolean late) {
    return write(actor.who(), meeting, item, late);
  }

  long write(Who by, Meeting meeting, NewItem item, boolean late) {
    long id =
        sql.insertInto(AGENDA_ITEM)
            .set(AGENDA_ITEM.MEETING_ID, meeting.id())
            .set(AGENDA_ITEM.NUMBER, order.makeRoom(meeting.id(), item.access()))
            .set(AGENDA_ITEM.KIND, item.kind().code())
            .set(AGENDA_ITEM.TITLE, item.title())
            .set(AGENDA_ITEM.TEXT, item.text())
            .set(AGENDA_ITEM.MINUTES, item.minutes())
            .set(AGENDA_ITEM.ACCESS, item.access().code())
            .set(AGENDA_ITEM.PRESENTER_ORGANISATION_ID, item.presenter().organisationId())
            .set(AGENDA_ITEM.PRESENTER_PERSON_ID, item.presenter().personId())
            .set(AGENDA_ITEM.PRESENTER, item.presenter().written())
            .set(AGENDA_ITEM.LATE, late)
            .returningResult(AGENDA_ITEM.ID)
            .fetchSingle()
            .value1();
    invite(id, item.guests());
    convey(id, item.directiveIds());
    tell(by, new Ref(Kind.AGENDA_ITEM, id), What.ITEM_ADDED, item.title());
    return id;
  }

  @Transactional
  public Outcome<Long> change(Actor actor, long itemId, NewItem changed) {
    var meeting = queries.lock(actor, item(actor, itemId).meetingId(), MEETING_PREPARE);
    var item = item(actor, itemId);
    var refusal = open(meeting).or(() -> check(actor, changed)).or(() -> decided(itemId));
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    if (item.access() != changed.access()) {
      order.toItsPart(item, changed.access());
    }
    sql.update(AGENDA_ITEM)
        .set(AGENDA_ITEM.KIND, changed.kind().code())
        .set(AGENDA_ITEM.TITLE, changed.title())
        .set(AGENDA_ITEM.TEXT, changed.text())
        .set(AGENDA_ITEM.MINUTES, changed.minutes())
        .set(AGENDA_ITEM.ACCESS, changed.access().code())
        .set(AGENDA_ITEM.PRESENTER_ORGANISATION_ID, changed.presenter().organisationId())
        .set(AGENDA_ITEM.PRESENTER_PERSON_ID, changed.presenter().personId())
        .set(AGENDA_ITEM.PRESENTER, changed.presenter().written())
        .where(AGENDA_ITEM.ID.eq(itemId))
        .execute();
    sql.deleteFrom(ITEM_GUEST).where(ITEM_GUEST.AGENDA_ITEM_ID.eq(itemId)).execute();
    invite(itemId, changed.guests());
    sql.deleteFrom(AGENDA_ITEM_DIRECTIVE)
        .where(AGENDA_ITEM_DIRECTIVE.AGENDA_ITEM_ID.eq(itemId))
        .execute();
    convey(itemId, changed.directiveIds());
    tell(actor.who(), new Ref(Kind.AGENDA_ITEM, itemId), What.ITEM_CHANGED, changed.title());
    return Outcome.done(itemId);
  }

  /// Those after it move up.
  @Transactional
  public Outcome<Long> remove(Actor actor, long itemId) {
    var meetingId = item(actor, itemId).meetingId();
    var meeting = queries.lock(actor, meetingId, MEETING_PREPARE);
    var item = item(actor, itemId);
    var refusal = open(meeting).or(() -> held(itemId));
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    takeOff(actor.who(), item);
    return Outcome.done(meetingId);
  }

  /// What keeps an item on its agenda; empty where nothing hangs on it.
  Optional<Refusal> held(long itemId) {
    return decided(itemId)
        .or(() -> spokenOn(itemId))
        .or(() -> carried(itemId))
        .or(() -> inUse(itemId));
  }

  /// The meeting is locked, and nothing hangs on the item.
  void takeOff(Who by, AgendaItem item) {
    waitAgain(item.id());
    sql.deleteFrom(AGENDA_ITEM_DIRECTIVE)
        .where(AGENDA_ITEM_DIRECTIVE.AGENDA_ITEM_ID.eq(item.id()))
        .execute();
    sql.deleteFrom(AGENDA_ITEM).where(AGENDA_ITEM.ID.eq(item.id())).execute();
    order.closeUp(item.meetingId(), item.number());
    tell(
        by,
        new Ref(Kind.MEETING, item.meetingId()),
        What.ITEM_REMOVED,
        item.restricted() ? null : item.title());
  }

  static Optional<Refusal> open(Meeting meeting) {
    return meeting.state().agendaOpen()
        ? Optional.empty()
        : Optional.of(Refusal.conflict("meetings.item.too_late"));
  }

  Optional<Refusal> full(long meetingId) {
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

  private Optional<Refusal> carried(long itemId) {
    return sql.fetchExists(WAITING_ITEM, WAITING_ITEM.FROM_ITEM_ID.eq(itemId))
        ? Optional.of(Refusal.conflict("meetings.item.carried"))
        : Optional.empty();
  }

  /// What had waited for a meeting waits again, and goes on none by itself: somebody took it out.
  private void waitAgain(long itemId) {
    sql.update(WAITING_ITEM)
        .setNull(WAITING_ITEM.PLACED_ITEM_ID)
        .set(WAITING_ITEM.BY_RULE, false)
        .where(WAITING_ITEM.PLACED_ITEM_ID.eq(itemId))
        .execute();
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

  private void invite(long itemId, List<AgendaItem.Guest> guests) {
    for (var guest : guests) {
      sql.insertInto(ITEM_GUEST)
          .set(ITEM_GUEST.AGENDA_ITEM_ID, itemId)
          .set(ITEM_GUEST.PERSON_ID, guest.personId())
          .set(ITEM_GUEST.NAME, guest.name())
          .execute();
    }
  }

  private void tell(Who by, Ref about, What what, @Nullable String detail) {
    events.publishEvent(new MeetingRecorded(about, by, what, detail));
  }
}
