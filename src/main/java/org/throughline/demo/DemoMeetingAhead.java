package org.throughline.demo;

import static org.throughline.demo.DemoMatter.done;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.directives.Clause;
import org.throughline.directives.Directives;
import org.throughline.invitations.Answer;
import org.throughline.invitations.CalledAs;
import org.throughline.invitations.InvitationAnswers;
import org.throughline.invitations.Invitations;
import org.throughline.invitations.NewAnswer;
import org.throughline.invitations.Rooms;
import org.throughline.meetings.ItemKind;
import org.throughline.meetings.MeetingForm;
import org.throughline.meetings.Meetings;
import org.throughline.meetings.NewItem;
import org.throughline.meetings.NewMeeting;
import org.throughline.meetings.Transitions;
import org.throughline.organisations.Actor;
import org.throughline.papers.ProposedMeasures;
import org.throughline.shared.Access;
import org.throughline.shared.Language;

/// A meeting that is still to come, with everything that goes before one: a notice in a room that
/// another meeting wants at the same hours, people called and some of them answering, papers going
/// round, and measures proposed for the province's clauses.
@Service
class DemoMeetingAhead {
  private static final int DAYS = 23;

  private final DemoCast cast;
  private final DemoPapers papers;
  private final Meetings meetings;
  private final Transitions transitions;
  private final Rooms rooms;
  private final Invitations invitations;
  private final InvitationAnswers answers;
  private final ProposedMeasures measures;
  private final Directives directives;
  private final Clock clock;

  DemoMeetingAhead(
      DemoCast cast,
      DemoPapers papers,
      Meetings meetings,
      Transitions transitions,
      Rooms rooms,
      Invitations invitations,
      InvitationAnswers answers,
      ProposedMeasures measures,
      Directives directives,
      Clock clock) {
    this.cast = cast;
    this.papers = papers;
    this.meetings = meetings;
    this.transitions = transitions;
    this.rooms = rooms;
    this.invitations = invitations;
    this.answers = answers;
    this.measures = measures;
    this.directives = directives;
    this.clock = clock;
  }

  /// All or nothing.
  @Transactional
  public void create() {
    var secretary = cast.as("fengyue.secretary");
    var day = LocalDate.now(clock).plusDays(DAYS);
    var rivers =
        directives.visible(secretary).stream()
            .filter(each -> each.title().equals(DemoMatter.RIVERS))
            .findFirst()
            .orElseThrow()
            .id();
    long hall = done(rooms.add(secretary, "Riverside Hall", 60));
    done(rooms.add(secretary, "Room 204", 12));
    long other = coordination(secretary, day);
    done(invitations.keep(secretary, other, hall, null, null));
    var meeting = meeting(secretary, day);
    long convey =
        item(
            secretary,
            meeting,
            ItemKind.CONVEY,
            "The province's opinions on the small rivers: what remains to be arranged",
            List.of(rivers));
    long report =
        item(
            secretary,
            meeting,
            ItemKind.REPORT,
            "The register of the eleven rivers, walked and written down",
            List.of());
    long proposal =
        item(
            secretary,
            meeting,
            ItemKind.PROPOSAL,
            "Proposal: one river keeper for every river",
            List.of());
    done(
        invitations.keep(
            secretary,
            meeting,
            hall,
            day.minusDays(2),
            "Please bring the draft register. Who walks the Willow Brook with us afterwards should wear boots."));
    call(secretary, meeting);
    done(transitions.convene(secretary, meeting));
    done(invitations.send(secretary, meeting));
    answer(meeting);
    propose(secretary, proposal, rivers);
    papers.create(secretary, meeting, convey, report, proposal, day);
  }

  private long coordination(Actor secretary, LocalDate day) {
    var water = cast.as("fengyue.water.head");
    long id =
        done(
            meetings.plan(
                secretary,
                new NewMeeting(
                    water.organisationId(),
                    "Coordination of the flood gates",
                    MeetingForm.SPECIAL,
                    null,
                    day,
                    LocalTime.of(10, 30),
                    LocalTime.of(12, 0),
                    null,
                    List.of(),
                    Language.ENGLISH,
                    Access.INTERNAL)));
    done(
        invitations.invite(
            secretary,
            id,
            List.of(new Invitations.Called(water.personId(), water.postId())),
            CalledAs.PRESIDES));
    return id;
  }

  private long meeting(Actor secretary, LocalDate day) {
    return done(
        meetings.plan(
            secretary,
            new NewMeeting(
                cast.as("fengyue.chair").organisationId(),
                "Fifth meeting of the Fengyue Rivers and Lakes Committee",
                MeetingForm.ENLARGED,
                "5th meeting",
                day,
                LocalTime.of(9, 30),
                LocalTime.of(11, 30),
                null,
                List.of("Chairs of the county committees"),
                Language.ENGLISH,
                Access.INTERNAL)));
  }

  private long item(
      Actor secretary, long meeting, ItemKind kind, String title, List<Long> conveys) {
    return done(meetings.addItem(secretary, meeting, new NewItem(kind, title, null, conveys)));
  }

  private void call(Actor secretary, long meeting) {
    Map.of(
            CalledAs.PRESIDES, List.of("fengyue.chair"),
            CalledAs.MEMBER, List.of("fengyue.member"),
            CalledAs.STAFF, List.of("fengyue.secretary"),
            CalledAs.INVITED,
                List.of(
                    "fengyue.water.head", "fengyue.culture.head", "qingtan.chair", "heyu.chair"))
        .forEach((as, logins) ->
            done(
                invitations.invite(
                    secretary,
                    meeting,
                    logins.stream()
                        .map(cast::as)
                        .map(each -> new Invitations.Called(each.personId(), each.postId()))
                        .toList(),
                    as)));
  }

  private void answer(long meeting) {
    say(meeting, "fengyue.chair", new NewAnswer(Answer.COMING, null, null, null));
    say(meeting, "fengyue.member", new NewAnswer(Answer.COMING, null, null, null));
    say(
        meeting,
        "fengyue.culture.head",
        new NewAnswer(
            Answer.SUBSTITUTE, null, cast.as("fengyue.culture.official").personId(), null));
    say(
        meeting,
        "heyu.chair",
        new NewAnswer(
            Answer.EXCUSED, "The county receives the provincial inspection.", null, null));
  }

  private void say(long meeting, String login, NewAnswer answer) {
    var actor = cast.as(login);
    var own =
        invitations.ofMeeting(cast.as("fengyue.secretary"), meeting, Language.ENGLISH).stream()
            .filter(each -> each.personId() == actor.personId())
            .findFirst()
            .orElseThrow();
    done(answers.answer(actor, own.id(), answer));
  }

  private void propose(Actor secretary, long item, long rivers) {
    var clauses = directives.clauses(rivers).stream().map(Clause::id).toList();
    done(
        measures.propose(
            secretary,
            item,
            Map.of(
                clauses.get(0),
                "The bureau walks each of the eleven rivers before it is written down.",
                clauses.get(3),
                "Each county names its keepers.")));
    done(
        measures.propose(
            secretary,
            item,
            Map.of(
                clauses.get(3),
                "Each county names one keeper for every registered river by the end of the quarter and puts the name up at the bank.")));
  }
}
