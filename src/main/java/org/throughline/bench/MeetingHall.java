package org.throughline.bench;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.accounts.Accounts;
import org.throughline.meetings.AttendanceClass;
import org.throughline.meetings.ItemKind;
import org.throughline.meetings.MeetingForm;
import org.throughline.meetings.Meetings;
import org.throughline.meetings.NewAttendance;
import org.throughline.meetings.NewItem;
import org.throughline.meetings.NewMeeting;
import org.throughline.meetings.Transitions;
import org.throughline.organisations.Actor;
import org.throughline.organisations.People;
import org.throughline.organisations.Posts;
import org.throughline.organisations.Role;
import org.throughline.shared.Access;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.Who;
import org.throughline.sittings.Conduct;
import org.throughline.sittings.Movements;

/// A hall full of members of the demo's city, and a meeting of theirs in session.
class MeetingHall {
  private final Accounts accounts;
  private final People people;
  private final Posts posts;
  private final Meetings meetings;
  private final Transitions transitions;
  private final Movements movements;
  private final Conduct conduct;

  MeetingHall(
      Accounts accounts,
      People people,
      Posts posts,
      Meetings meetings,
      Transitions transitions,
      Movements movements,
      Conduct conduct) {
    this.accounts = accounts;
    this.people = people;
    this.posts = posts;
    this.meetings = meetings;
    this.transitions = transitions;
    this.movements = movements;
    this.conduct = conduct;
  }

  record Hall(long meeting, long item, String secretary, List<String> logins) {}

  @Transactional
  public Hall fill(int many) {
    var login = "fengyue.secretary";
    var secretary = actor(login);
    var chair = actor("fengyue.chair");
    var today = LocalDate.now(ZoneOffset.UTC);
    long meeting =
        done(
            meetings.plan(
                secretary,
                new NewMeeting(
                    chair.organisationId(),
                    "A large meeting",
                    MeetingForm.ORDINARY,
                    null,
                    today.minusDays(1),
                    null,
                    Language.ENGLISH,
                    Access.INTERNAL)));
    long item = 0;
    for (var i = 1; i <= 12; i++) {
      item =
          done(
              meetings.addItem(
                  secretary,
                  meeting,
                  new NewItem(ItemKind.PROPOSAL, "Proposal " + i, null, List.of())));
    }
    var members = new LinkedHashMap<String, Long>();
    for (var i = 1; i <= many; i++) {
      var person = people.create(chair.bodyId(), "Member " + i, "委员" + i, Who.SYSTEM);
      var post =
          posts.create(
              chair.organisationId(), "Member", "委员", false, Set.of(Role.MEMBER), Who.SYSTEM);
      posts.take(post.id(), person.id(), today.minusDays(9), Who.SYSTEM);
      members.put("hall." + i, person.id());
      done(
          meetings.addAttendance(
              secretary,
              meeting,
              new NewAttendance(AttendanceClass.MEMBER, person.id(), post.id(), null, null, null)));
    }
    accounts.createForDemo(members);
    done(transitions.convene(secretary, meeting));
    done(transitions.open(secretary, meeting));
    var now = java.time.Instant.now().minusSeconds(60);
    done(movements.allArrive(secretary, meeting, now));
    done(conduct.turn(secretary, meeting, item, now.plusSeconds(1)));
    return new Hall(meeting, item, login, new ArrayList<>(members.keySet()));
  }

  private Actor actor(String login) {
    var person = accounts.findByLogin(login).orElseThrow().personId();
    return posts.actor(person, posts.heldBy(person).getFirst().id()).orElseThrow();
  }

  private static <T> T done(Outcome<T> outcome) {
    return outcome.fold(
        value -> value,
        why -> {
          throw new IllegalStateException("refused: " + why);
        });
  }
}
