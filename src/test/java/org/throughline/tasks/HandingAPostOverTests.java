package org.throughline.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.tasks.TaskOffice.done;
import static org.throughline.tasks.TaskOffice.refusal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.throughline.desks.Handover;
import org.throughline.desks.Handovers;
import org.throughline.organisations.Actor;
import org.throughline.organisations.OrganisationKind;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.People;
import org.throughline.organisations.Posts;
import org.throughline.organisations.Role;
import org.throughline.shared.Forbidden;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Who;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

/// In a unit of its own, so that the demo's posts stay held.
@ProductTest
class HandingAPostOverTests {
  private final DemoPeople people;
  private final TaskOffice office;
  private final Organisations organisations;
  private final People persons;
  private final Posts posts;
  private final Handovers handovers;
  private final Tasks tasks;
  private final TakingUp takingUp;
  private final org.throughline.notifications.Notices notices;
  private final Clock clock;

  HandingAPostOverTests(
      DemoPeople people,
      TaskOffice office,
      Organisations organisations,
      People persons,
      Posts posts,
      Handovers handovers,
      Tasks tasks,
      TakingUp takingUp,
      org.throughline.notifications.Notices notices,
      Clock clock) {
    this.people = people;
    this.office = office;
    this.organisations = organisations;
    this.persons = persons;
    this.posts = posts;
    this.handovers = handovers;
    this.tasks = tasks;
    this.takingUp = takingUp;
    this.notices = notices;
    this.clock = clock;
  }

  @Test
  void theSheetWritesItselfWhenTheHolderGoesAndEverythingGoesToWhoComes() {
    var old = appoint(unit());
    var task = given(old);
    done(office.report(old, task, Progress.BEHIND));
    posts.vacate(old.postId(), Who.SYSTEM);
    var sheet = only(old);
    assertThat(sheet.items())
        .filteredOn(each -> each.ref().id() == task)
        .singleElement()
        .satisfies(each -> assertThat(each.detail()).contains("As it stands."));
    assertThat(sheet.incoming()).isNull();
    assertThatThrownBy(() -> handovers.take(old, sheet.id(), List.of(), ""))
        .isInstanceOf(Forbidden.class);

    var fresh = hold(old.postId());
    assertThat(only(fresh).incoming()).isNotNull();
    assertThat(told(old)).contains("desks.notice.handover.begun");
    done(handovers.sign(old, sheet.id(), "All files are in the second cabinet."));
    assertThat(told(fresh)).contains("desks.notice.handover.signed");
    assertThat(refusal(handovers.sign(old, sheet.id(), "")))
        .isEqualTo("desks.handover.signed_already");
    assertThat(refusal(handovers.take(fresh, sheet.id(), List.of(), "")))
        .isEqualTo("desks.handover.nothing_chosen");
    done(handovers.take(fresh, sheet.id(), ids(sheet), "Seen."));
    assertThat(tasks.get(fresh, task).officialPersonId()).isEqualTo(fresh.personId());
    var kept = only(fresh);
    assertThat(kept.open()).isFalse();
    assertThat(kept.items()).hasSameSizeAs(sheet.items());
    assertThat(kept.outgoing().id()).isEqualTo(old.personId());
    assertThat(told(old)).contains("desks.notice.handover.done");
  }

  private List<String> told(Actor actor) {
    return notices.page(actor, false, null, org.throughline.shared.Language.ENGLISH).stream()
        .map(org.throughline.notifications.Shown::said)
        .toList();
  }

  @Test
  void whatComesAfterASheetWasPreparedIsAddedWhenTheHolderGoes() {
    var old = appoint(unit());
    given(old);
    var id = done(handovers.prepare(old, old.postId()));
    assertThat(done(handovers.prepare(old, old.postId()))).isEqualTo(id);
    var before = only(old).items().size();
    var late = given(old);
    posts.vacate(old.postId(), Who.SYSTEM);
    assertThat(only(old).items()).hasSizeGreaterThan(before);
    assertThat(only(old).items()).extracting(each -> each.ref().id()).contains(late);
  }

  @Test
  void itemByItemTheLastOneEndsIt() {
    var old = appoint(unit());
    given(old);
    given(old);
    posts.vacate(old.postId(), Who.SYSTEM);
    var fresh = hold(old.postId());
    var sheet = only(fresh);
    for (var item : sheet.items()) {
      assertThat(only(fresh).open()).isTrue();
      done(handovers.take(fresh, sheet.id(), List.of(item.id()), ""));
    }
    assertThat(only(fresh).open()).isFalse();
    assertThatThrownBy(() -> handovers.take(fresh, sheet.id(), ids(sheet), ""))
        .isInstanceOf(Forbidden.class);
  }

  @Test
  void othersNeitherPrepareNorSignNorSeeIt() {
    var old = appoint(unit());
    given(old);
    var id = done(handovers.prepare(old, old.postId()));
    var secretary = people.as("fengyue.secretary");
    assertThatThrownBy(() -> handovers.prepare(secretary, old.postId()))
        .isInstanceOf(Forbidden.class);
    for (var other : List.of("fengyue.secretary", "luoyan.administrator", "yunling.chair")) {
      assertThatThrownBy(() -> handovers.get(people.as(other), id, Language.ENGLISH))
          .as(other)
          .isInstanceOf(NotFound.class);
    }
    assertThat(handovers.get(people.as("fengyue.administrator"), id, Language.CHINESE).items())
        .isNotEmpty();
  }

  private static List<Long> ids(Handover sheet) {
    return sheet.items().stream().map(Handover.Item::id).toList();
  }

  private Handover only(Actor actor) {
    return handovers.ofPost(actor, actor.postId(), Language.ENGLISH).getFirst();
  }

  private long unit() {
    var body = organisations.get(people.as("fengyue.chair").organisationId()).bodyId();
    return organisations
        .create(body, OrganisationKind.DEPARTMENT, "Bureau of Handovers", "交接局", Who.SYSTEM)
        .id();
  }

  /// A task of the unit, accepted, with the head as the one who does it.
  private long given(Actor head) {
    var id =
        done(
            tasks.issue(
                people.as("fengyue.secretary"),
                office.sketch().ledBy(head.organisationId()).task()));
    done(takingUp.accept(head, id, head.personId()));
    return id;
  }

  private Actor appoint(long unit) {
    var post =
        posts.create(
            unit, "Director", "局长", true, Set.of(Role.UNIT_HEAD, Role.OFFICIAL), Who.SYSTEM);
    return hold(post.id());
  }

  private Actor hold(long post) {
    var body = organisations.get(people.as("fengyue.chair").organisationId()).bodyId();
    var person = persons.create(body, "Somebody", null, Who.SYSTEM);
    posts.take(post, person.id(), from(post), Who.SYSTEM);
    return posts.actor(person.id(), post).orElseThrow();
  }

  /// The first holder came days ago, so that the next can come today.
  private LocalDate from(long post) {
    var today = LocalDate.now(clock);
    return handovers.ofPost(people.as("fengyue.administrator"), post, Language.ENGLISH).isEmpty()
        ? today.minusDays(9)
        : today;
  }
}
