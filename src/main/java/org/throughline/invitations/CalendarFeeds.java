package org.throughline.invitations;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.selectOne;
import static throughline.db.invitations.Tables.INVITATION;
import static throughline.db.meetings.Tables.MEETING;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.invitations.Subscriptions.Opened;
import org.throughline.meetings.MeetingCards;
import org.throughline.meetings.Meetings;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Posts;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;

/// Calendars of meetings: one meeting as a file, and what stands at a subscribed address. There
/// each fetch asks anew what its owner may see, from the posts that they hold on that day; who
/// holds none any more is shown nothing.
@Service
public class CalendarFeeds {
  private static final int MOST = 1_000;

  private final Subscriptions subscriptions;
  private final Occasions occasions;
  private final InvitationQueries invitations;
  private final InvitationAnswers answers;
  private final CalendarWriter writer;
  private final Meetings meetings;
  private final Organisations organisations;
  private final Posts posts;
  private final MessageSource messages;
  private final Clock clock;

  CalendarFeeds(
      Subscriptions subscriptions,
      Occasions occasions,
      InvitationQueries invitations,
      InvitationAnswers answers,
      CalendarWriter writer,
      Meetings meetings,
      Organisations organisations,
      Posts posts,
      MessageSource messages,
      Clock clock) {
    this.subscriptions = subscriptions;
    this.occasions = occasions;
    this.invitations = invitations;
    this.answers = answers;
    this.writer = writer;
    this.meetings = meetings;
    this.organisations = organisations;
    this.posts = posts;
    this.messages = messages;
    this.clock = clock;
  }

  /// @param root scheme, host and port that addresses in it begin with
  /// @throws NotFound where the address was revoked, or never was
  @Transactional
  public byte[] feed(String secret, String root) {
    var opened = opened(secret);
    subscriptions.fetched(opened);
    var actors = actors(opened);
    var today = LocalDate.now(clock);
    var shown =
        occasions.list(
            MEETING.HELD_ON.ge(today.minusYears(1)).and(shown(opened, actors)),
            opened.language(),
            MOST);
    var own = own(opened.personId(), shown, opened.language());
    var entries =
        shown.stream().map(each -> entry(each, own.get(each.meetingId()), secret, root)).toList();
    return writer.write(name(opened), entries, opened.language());
  }

  private Opened opened(String secret) {
    return subscriptions
        .open(secret)
        .filter(each -> !actors(each).isEmpty())
        .orElseThrow(() -> new NotFound("calendar"));
  }

  private List<Actor> actors(Opened opened) {
    return posts.heldBy(opened.personId()).stream().map(posts::actor).toList();
  }

  /// Of an organisation: what its owner may see. Their own: what they are called to, and what their
  /// own organisations meet about, as far as they may see it.
  private static Condition shown(Opened opened, List<Actor> actors) {
    var visible =
        actors.stream().map(MeetingCards::visible).reduce(falseCondition(), Condition::or);
    var organisation = opened.organisationId();
    if (organisation != null) {
      return MEETING.ORGANISATION_ID.eq(organisation).and(visible);
    }
    var called =
        exists(
            selectOne()
                .from(INVITATION)
                .where(
                    INVITATION.MEETING_ID.eq(MEETING.ID),
                    INVITATION
                        .PERSON_ID
                        .eq(opened.personId())
                        .and(INVITATION.SENT_AT.isNotNull())
                        .or(INVITATION.SUBSTITUTE_ID.eq(opened.personId()))));
    var units = actors.stream().map(Actor::organisationId).toList();
    return called.or(MEETING.ORGANISATION_ID.in(units).and(visible));
  }

  private Map<Long, Invitation> own(long personId, List<Occasion> shown, Language language) {
    return invitations
        .list(
            INVITATION
                .PERSON_ID
                .eq(personId)
                .and(INVITATION.SENT_AT.isNotNull())
                .and(INVITATION.MEETING_ID.in(shown.stream().map(Occasion::meetingId).toList())),
            language)
        .stream()
        .collect(Collectors.toMap(Invitation::meetingId, Function.identity()));
  }

  private CalendarEntry entry(
      Occasion occasion, @Nullable Invitation own, String secret, String root) {
    if (own == null) {
      return new CalendarEntry(occasion, null, root + "/meetings/" + occasion.meetingId(), null);
    }
    var asked = !own.withdrawn() && InvitationRules.answerable(occasion.state());
    return new CalendarEntry(
        occasion,
        own,
        root + "/invitations/" + own.id(),
        asked ? root + "/feeds/" + secret + "/answers/" + own.id() : null);
  }

  private String name(Opened opened) {
    var organisation = opened.organisationId();
    return organisation != null
        ? organisations.get(organisation).name(opened.language())
        : messages.getMessage(
            "invitations.calendar.own", new Object[0], opened.language().locale());
  }

  /// One meeting as a file, for whoever may see it.
  public byte[] ofMeeting(Actor actor, long meetingId, Language language, String root) {
    meetings.get(actor, meetingId);
    var occasion = occasions.get(meetingId, language);
    return writer.write(
        occasion.title(),
        List.of(new CalendarEntry(occasion, null, root + "/meetings/" + meetingId, null)),
        language);
  }

  /// The same for whoever is called to it.
  public byte[] ofInvitation(Actor actor, long id, Language language, String root) {
    var invitation = answers.get(actor, id, language).invitation();
    var address = root + "/invitations/" + id;
    var occasion = occasions.get(invitation.meetingId(), language);
    return writer.write(
        occasion.title(),
        List.of(
            new CalendarEntry(
                occasion,
                invitation,
                address,
                InvitationRules.answerable(occasion.state()) ? address : null)),
        language);
  }

  /// An invitation as it is seen from its owner's calendar.
  public record FromCalendar(Invitation invitation, Occasion occasion, Language language) {}

  /// @throws NotFound where the address does not hold, or the invitation is not its owner's
  public FromCalendar asked(String secret, long id) {
    var opened = opened(secret);
    var invitation =
        invitations
            .find(INVITATION.ID.eq(id), opened.language())
            .filter(each -> each.personId() == opened.personId() && each.sent())
            .orElseThrow(() -> new NotFound(new Ref(Kind.INVITATION, id)));
    return new FromCalendar(
        invitation, occasions.get(invitation.meetingId(), opened.language()), opened.language());
  }

  @Transactional
  public Outcome<Long> answer(String secret, long id, NewAnswer answer) {
    return answers.fromCalendar(asked(secret, id).invitation().personId(), id, answer);
  }
}
