package org.throughline.demo;

import static org.throughline.demo.DemoMatter.done;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.decisions.DecisionOutcome;
import org.throughline.decisions.NewDecision;
import org.throughline.meetings.AttendanceClass;
import org.throughline.meetings.ItemKind;
import org.throughline.meetings.MeetingForm;
import org.throughline.meetings.Meetings;
import org.throughline.meetings.NewAttendance;
import org.throughline.meetings.NewItem;
import org.throughline.meetings.NewMeeting;
import org.throughline.meetings.StatementVerb;
import org.throughline.meetings.Transitions;
import org.throughline.organisations.Actor;
import org.throughline.shared.Access;
import org.throughline.shared.Language;
import org.throughline.sittings.Choice;
import org.throughline.sittings.Conduct;
import org.throughline.sittings.Counting;
import org.throughline.sittings.MajorityBase;
import org.throughline.sittings.Method;
import org.throughline.sittings.Movements;
import org.throughline.sittings.Share;
import org.throughline.sittings.Speakers;
import org.throughline.sittings.Voting;
import org.throughline.sittings.VotingRule;
import org.throughline.sittings.VotingRules;
import org.throughline.sittings.Writing;

/// A meeting that sits at this moment: one item is decided, the second is being treated.
@Component
class DemoSitting {
  private final DemoCast cast;
  private final Meetings meetings;
  private final Transitions transitions;
  private final Movements movements;
  private final Conduct conduct;
  private final Speakers speakers;
  private final Voting voting;
  private final Counting counting;
  private final VotingRules rules;
  private final Writing writing;
  private final Clock clock;

  DemoSitting(
      DemoCast cast,
      Meetings meetings,
      Transitions transitions,
      Movements movements,
      Conduct conduct,
      Speakers speakers,
      Voting voting,
      Counting counting,
      VotingRules rules,
      Writing writing,
      Clock clock) {
    this.cast = cast;
    this.meetings = meetings;
    this.transitions = transitions;
    this.movements = movements;
    this.conduct = conduct;
    this.speakers = speakers;
    this.voting = voting;
    this.counting = counting;
    this.rules = rules;
    this.writing = writing;
    this.clock = clock;
  }

  void create() {
    var secretary = cast.as("fengyue.secretary");
    var chair = cast.as("fengyue.chair");
    var committee = chair.organisationId();
    done(
        rules.set(
            secretary,
            committee,
            null,
            new VotingRule(
                7,
                new Share(1, 2, true),
                MajorityBase.SEATS,
                new Share(1, 2, true),
                false,
                false,
                false)));
    done(
        rules.set(
            secretary,
            committee,
            ItemKind.ELECT,
            new VotingRule(
                7,
                new Share(2, 3, false),
                MajorityBase.SEATS,
                new Share(1, 2, true),
                false,
                false,
                true)));
    long meeting =
        done(
            meetings.plan(
                secretary,
                new NewMeeting(
                    committee,
                    "Special meeting of the Fengyue Rivers and Lakes Committee",
                    MeetingForm.SPECIAL,
                    null,
                    LocalDate.now(clock),
                    "the Riverside Hall",
                    Language.ENGLISH,
                    Access.INTERNAL)));
    long footpath =
        item(
            secretary,
            meeting,
            ItemKind.PROPOSAL,
            "Proposal to open the bank of the Willow Brook to walkers at night",
            "Lamps along the new footpath, with a dark stretch for the bats.");
    long keeper =
        item(secretary, meeting, ItemKind.PROPOSAL, "Proposal for a school of river keepers", null);
    item(secretary, meeting, ItemKind.ELECT, "Election of the keeper of the Willow Brook", null);
    item(secretary, meeting, ItemKind.ARRANGE, "Next work", null);

    long presiding = known(secretary, meeting, AttendanceClass.PRESIDES, chair);
    long member = known(secretary, meeting, AttendanceClass.MEMBER, cast.as("fengyue.member"));
    long tang = named(secretary, meeting, AttendanceClass.MEMBER, "Tang Ruilin", "Deputy Mayor");
    long mei = named(secretary, meeting, AttendanceClass.MEMBER, "Mei Shaohua", "Bureau of Parks");
    long ji = named(secretary, meeting, AttendanceClass.MEMBER, "Ji Wenbo", "Harbour Office");
    named(secretary, meeting, AttendanceClass.EXCUSED, "Bai Yunqing", "Bureau of Finance");
    known(secretary, meeting, AttendanceClass.INVITED, cast.as("fengyue.water.head"));
    known(secretary, meeting, AttendanceClass.STAFF, secretary);

    done(transitions.convene(secretary, meeting));
    done(transitions.open(secretary, meeting));
    var begin = clock.instant().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(38));
    done(movements.allArrive(secretary, meeting, begin));
    done(conduct.preside(secretary, meeting, presiding, begin));
    firstItem(secretary, meeting, footpath, List.of(presiding, member, tang, mei, ji), begin);

    done(movements.move(secretary, meeting, ji, false, begin.plus(Duration.ofMinutes(21))));
    done(conduct.turn(secretary, meeting, keeper, begin.plus(Duration.ofMinutes(24))));
    done(
        writing.say(
            secretary,
            meeting,
            keeper,
            StatementVerb.EMPHASISED,
            member,
            "A school is where people come of their own will: let the first course be on Saturdays.",
            null));
    done(
        conduct.declareInterest(
            secretary, keeper, meeting, mei, "The school would rent a house of the family.", true));
    done(speakers.ask(secretary, meeting, tang, begin.plus(Duration.ofMinutes(31))));
    done(speakers.ask(secretary, meeting, member, begin.plus(Duration.ofMinutes(33))));
    done(
        speakers.give(
            secretary,
            meeting,
            speakers.list(meeting).getFirst().id(),
            begin.plus(Duration.ofMinutes(34))));
  }

  private void firstItem(
      Actor secretary, long meeting, long item, List<Long> voters, Instant begin) {
    done(conduct.turn(secretary, meeting, item, begin.plus(Duration.ofMinutes(2))));
    done(
        writing.say(
            secretary,
            meeting,
            item,
            StatementVerb.POINTED_OUT,
            voters.get(2),
            "Lamps that go out at eleven cost half as much and trouble nobody.",
            null));
    var at = begin.plus(Duration.ofMinutes(16));
    long vote = done(voting.open(secretary, meeting, item, null, Method.NAMED, at));
    for (var i = 0; i < voters.size(); i++) {
      done(
          voting.putDown(
              secretary,
              meeting,
              vote,
              voters.get(i),
              i == 3 ? Choice.ABSTENTION : Choice.IN_FAVOUR,
              at));
    }
    done(counting.close(secretary, meeting, vote, null, at.plus(Duration.ofMinutes(1))));
    done(
        writing.conclude(
            secretary,
            meeting,
            item,
            new NewDecision(
                DecisionOutcome.ADOPTED_AS_AMENDED,
                null,
                null,
                "Adopted, with lamps out from eleven at night.",
                null,
                List.of()),
            List.of("The Culture and Tourism Bureau puts up the lamps by the end of autumn.")));
  }

  private long item(
      Actor secretary, long meeting, ItemKind kind, String title, @Nullable String text) {
    return done(meetings.addItem(secretary, meeting, new NewItem(kind, title, text, List.of())));
  }

  private long known(Actor secretary, long meeting, AttendanceClass as, Actor who) {
    return done(
        meetings.addAttendance(
            secretary,
            meeting,
            new NewAttendance(as, who.personId(), who.postId(), null, null, null)));
  }

  private long named(Actor secretary, long meeting, AttendanceClass as, String name, String post) {
    return done(
        meetings.addAttendance(
            secretary, meeting, new NewAttendance(as, null, null, name, post, null)));
  }
}
