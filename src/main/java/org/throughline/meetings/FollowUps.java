package org.throughline.meetings;

import static org.throughline.organisations.Permission.MEETING_PREPARE;
import static throughline.db.meetings.Tables.FOLLOW_UP_RULE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.shared.Happened;
import org.throughline.shared.Kind;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// The item under which an organisation hears what became of its earlier decisions: put on an
/// agenda with one step, or on each by the organisation's own rule. What it says is written
/// downstream.
@Service
public class FollowUps {
  private final DSLContext sql;
  private final MeetingQueries queries;
  private final Agenda agenda;
  private final MessageSource messages;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  FollowUps(
      DSLContext sql,
      MeetingQueries queries,
      Agenda agenda,
      MessageSource messages,
      Clock clock,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.queries = queries;
    this.agenda = agenda;
    this.messages = messages;
    this.clock = clock;
    this.events = events;
  }

  /// About the meeting from whose page it was set; the rule is its organisation's.
  public record RuleSet(Ref about, Who by, boolean on) implements Happened {
    @Override
    public String action() {
      return on ? "meeting.follow_up_always" : "meeting.follow_up_by_hand";
    }
  }

  /// One such item is enough.
  @Transactional
  public Outcome<Long> put(Actor actor, long meetingId) {
    var meeting = queries.lock(actor, meetingId, MEETING_PREPARE);
    if (has(meetingId)) {
      return Outcome.conflict("meetings.follow_up.twice");
    }
    return agenda.add(actor, meetingId, item(meeting));
  }

  /// For a meeting just planned.
  void putByRule(Actor actor, long meetingId) {
    var meeting = queries.get(actor, meetingId);
    if (always(meeting.organisationId()) && !has(meetingId)) {
      agenda.write(actor, meeting, item(meeting), false);
    }
  }

  /// The item under which late tasks come before a meeting.
  ///
  /// @param fresh whether it was put on the agenda now
  public record Put(long itemId, @Nullable LocalDate heldOn, boolean fresh) {}

  /// For what comes before a meeting by itself. The meeting is locked; empty where its agenda takes
  /// nothing by itself any more.
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Put> putByItself(long meetingId) {
    var meeting = queries.lockItself(meetingId).filter(FollowUps::ahead).orElse(null);
    if (meeting == null) {
      return Optional.empty();
    }
    var there =
        agenda.items(meetingId).stream()
            .filter(each -> each.kind() == ItemKind.FOLLOW_UP)
            .findFirst();
    return there
        .map(item -> new Put(item.id(), meeting.heldOn(), false))
        .or(() ->
            agenda.items(meetingId).size() >= MeetingRules.ITEMS
                ? Optional.empty()
                : Optional.of(
                    new Put(
                        agenda.write(
                            Who.SYSTEM,
                            meeting,
                            item(meeting),
                            meeting.state() == MeetingState.CONVENED),
                        meeting.heldOn(),
                        true)));
  }

  private static boolean ahead(Meeting meeting) {
    return meeting.state() == MeetingState.PLANNED || meeting.state() == MeetingState.CONVENED;
  }

  /// Takes such an item off an agenda that is still being planned, where nothing hangs on it.
  ///
  /// @return whether it was taken off
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean takeOffByItself(long itemId, long meetingId) {
    var meeting =
        queries
            .lockItself(meetingId)
            .filter(each -> each.state() == MeetingState.PLANNED)
            .orElse(null);
    var item =
        meeting == null
            ? null
            : agenda.items(meetingId).stream()
                .filter(each -> each.id() == itemId && agenda.held(itemId).isEmpty())
                .findFirst()
                .orElse(null);
    if (item != null) {
      agenda.takeOff(Who.SYSTEM, item);
    }
    return item != null;
  }

  private NewItem item(Meeting meeting) {
    var title =
        messages.getMessage("meetings.follow_up.title", new Object[0], meeting.language().locale());
    return new NewItem(ItemKind.FOLLOW_UP, title, null, List.of());
  }

  public boolean has(long meetingId) {
    return agenda.items(meetingId).stream().anyMatch(each -> each.kind() == ItemKind.FOLLOW_UP);
  }

  /// Whether each meeting of the organisation gets the item by itself.
  public boolean always(long organisationId) {
    return sql.fetchExists(FOLLOW_UP_RULE, FOLLOW_UP_RULE.ORGANISATION_ID.eq(organisationId));
  }

  /// For the meetings planned from now on.
  @Transactional
  public Outcome<Long> rule(Actor actor, long meetingId, boolean on) {
    var meeting = queries.lock(actor, meetingId, MEETING_PREPARE);
    var organisation = meeting.organisationId();
    if (on) {
      sql.insertInto(FOLLOW_UP_RULE)
          .set(FOLLOW_UP_RULE.ORGANISATION_ID, organisation)
          .set(FOLLOW_UP_RULE.SET_BY, actor.personId())
          .set(FOLLOW_UP_RULE.SET_AT, clock.instant())
          .onConflictDoNothing()
          .execute();
    } else {
      sql.deleteFrom(FOLLOW_UP_RULE)
          .where(FOLLOW_UP_RULE.ORGANISATION_ID.eq(organisation))
          .execute();
    }
    events.publishEvent(new RuleSet(new Ref(Kind.MEETING, meetingId), actor.who(), on));
    return Outcome.done(meetingId);
  }
}
