package org.throughline.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.tasks.TaskOffice.done;
import static org.throughline.tasks.TaskOffice.refusal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.People;
import org.throughline.organisations.Posts;
import org.throughline.organisations.Role;
import org.throughline.organisations.Substitutes;
import org.throughline.shared.Forbidden;
import org.throughline.shared.Who;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

@ProductTest
class SubstitutingTests {
  private final DemoPeople people;
  private final TaskOffice office;
  private final Organisations organisations;
  private final People persons;
  private final Posts posts;
  private final Substitutes substitutes;
  private final Reports reports;
  private final Verifications verifications;
  private final DSLContext sql;
  private final Clock clock;

  SubstitutingTests(
      DemoPeople people,
      TaskOffice office,
      Organisations organisations,
      People persons,
      Posts posts,
      Substitutes substitutes,
      Reports reports,
      Verifications verifications,
      DSLContext sql,
      Clock clock) {
    this.people = people;
    this.office = office;
    this.organisations = organisations;
    this.persons = persons;
    this.posts = posts;
    this.substitutes = substitutes;
    this.reports = reports;
    this.verifications = verifications;
    this.sql = sql;
    this.clock = clock;
  }

  @Test
  void aSubstituteActsFromThePostForItsHolderUntilItEnds() {
    var head = people.as("fengyue.water.head");
    var other = somebody();
    long id = name(head, other, 0, 3);
    var actor = posts.actor(other, head.postId()).orElseThrow();
    assertThat(actor.personId()).isEqualTo(other);
    assertThat(actor.onBehalfOf()).isEqualTo(head.personId());
    assertThat(actor.roles()).isEqualTo(head.roles());
    assertThat(told(other)).contains("desks.notice.substitute.named");
    var task = office.issued();
    done(office.accept(actor, task));
    assertThat(
            sql.fetch(
                """
                select 1 from audit.entry where kind = 'task' and record_id = ?
                   and action = 'task.accepted' and person_id = ? and on_behalf_of = ?
                """,
                task,
                other,
                head.personId()))
        .hasSize(1);
    done(substitutes.end(head, head.postId(), id));
    assertThat(posts.actor(other, head.postId())).isEmpty();
    assertThat(told(other)).contains("desks.notice.substitute.ended");
  }

  private java.util.List<String> told(long person) {
    return sql.fetch(
            "select e.said from notifications.notice n join notifications.event e on e.id = n.event_id where n.person_id = ?",
            person)
        .map(row -> row.get(0, String.class));
  }

  @Test
  void oneThatIsToComeOrWhoseHolderHasGoneGivesNothing() {
    var head = people.as("fengyue.water.head");
    var other = somebody();
    long coming = name(head, other, 2, 3);
    assertThat(posts.seats(other)).isEmpty();
    done(substitutes.end(head, head.postId(), coming));
    long now = name(head, other, 0, 3);
    assertThat(posts.seats(other))
        .singleElement()
        .satisfies(seat -> {
          assertThat(seat.substitute()).isTrue();
          assertThat(seat.person().id()).isEqualTo(other);
        });
    sql.execute(
        "update organisations.substitution set holder_id = ? where id = ?",
        people.as("fengyue.chair").personId(),
        now);
    assertThat(posts.seats(other)).isEmpty();
  }

  @Test
  void onlyTheHolderAndTheAdministratorName() {
    var head = people.as("fengyue.water.head");
    var other = somebody();
    for (var wrong : List.of("fengyue.water.official", "fengyue.secretary", "fengyue.chair")) {
      assertThatThrownBy(() -> name(people.as(wrong), other, 0, 1, head.postId()))
          .as(wrong)
          .isInstanceOf(Forbidden.class);
    }
    long id = name(people.as("fengyue.administrator"), other, 0, 1, head.postId());
    var substitute = posts.actor(other, head.postId()).orElseThrow();
    assertThatThrownBy(() -> name(substitute, somebody(), 0, 1, head.postId()))
        .isInstanceOf(Forbidden.class);
    done(substitutes.end(head, head.postId(), id));
  }

  @Test
  void whatIsNamedWronglyIsRefused() {
    var head = people.as("fengyue.water.head");
    var other = somebody();
    assertThat(tried(head, head.personId(), 0, 1)).isEqualTo("organisations.substitute.person");
    assertThat(tried(head, people.as("luoyan.chair").personId(), 0, 1))
        .isEqualTo("organisations.substitute.person");
    assertThat(tried(head, other, -1, 1)).isEqualTo("organisations.substitute.from_past");
    assertThat(tried(head, other, 3, 2)).isEqualTo("organisations.substitute.to_before_from");
    assertThat(tried(head, other, 0, 400)).isEqualTo("organisations.substitute.too_long");
    assertThat(
            refusal(
                substitutes.name(
                    head, head.postId(), other, Set.of(Role.SECRETARY), day(0), day(1))))
        .isEqualTo("organisations.substitute.roles");
    long id = name(head, other, 0, 5);
    assertThat(tried(head, other, 5, 6)).isEqualTo("organisations.substitute.twice");
    done(substitutes.end(head, head.postId(), id));
  }

  /// Random people report, for others or as substitutes, and random people judge, as themselves or
  /// as substitutes. A judgement stands exactly where a small list of who is tainted says so.
  @Test
  void nobodyJudgesWhatIsTheirsInAnyGuise() {
    var random = new Random(35);
    var head = people.as("fengyue.water.head");
    var official = people.as("fengyue.water.official");
    var inspector = people.as("fengyue.supervisor");
    for (int round = 0; round < 12; round++) {
      var one = somebody();
      var two = somebody();
      var asHead = name(head, one, 0, 1);
      var asInspectorOne = name(inspector, one, 0, 1);
      var asInspectorTwo = name(inspector, two, 0, 1);
      var reporting = random.nextInt(3);
      var reporter =
          switch (reporting) {
            case 0 -> official;
            case 1 -> posts.actor(one, head.postId()).orElseThrow();
            default -> head;
          };
      var task = office.accepted();
      var behalf = reporting == 0 && random.nextBoolean() ? head.personId() : null;
      done(
          reports.report(reporter, task, new NewReport(Progress.DONE, "Done.", behalf, List.of())));
      assertThat(judged(posts.actor(one, inspector.postId()).orElseThrow(), task))
          .isEqualTo(
              reporting == 1
                  ? "tasks.refused.verifier_reported"
                  : "tasks.refused.verifier_in_unit");
      assertThat(judged(from(official.personId(), inspector), task))
          .startsWith("tasks.refused.verifier_");
      assertThat(judged(from(head.personId(), inspector), task))
          .startsWith("tasks.refused.verifier_");
      assertThat(judged(posts.actor(two, inspector.postId()).orElseThrow(), task)).isEmpty();
      done(substitutes.end(head, head.postId(), asHead));
      done(substitutes.end(inspector, inspector.postId(), asInspectorOne));
      done(substitutes.end(inspector, inspector.postId(), asInspectorTwo));
    }
  }

  @Test
  void aSubstituteDoesNotJudgeForSomebodyWhoReported() {
    var inspector = people.as("fengyue.supervisor");
    var two = somebody();
    var task = office.reportedDone();
    var official = people.as("fengyue.water.official").personId();
    assertThat(judged(from(two, inspector).onBehalfOf(official), task))
        .isEqualTo("tasks.refused.verifier_reported");
    assertThatThrownBy(() ->
            sql.execute(
                """
                insert into tasks.verification (task_id, report_id, reporter_person_id,
                  lead_organisation_id, result, level, person_id, organisation_id, on_behalf_of)
                select r.task_id, r.id, r.person_id, r.organisation_id, 'verified', 'checked', ?, ?, ?
                  from tasks.report r where r.task_id = ?
                """,
                two,
                inspector.organisationId(),
                official,
                task))
        .hasMessageContaining("the verifier reported");
  }

  private String judged(Actor actor, long task) {
    return refusal(verifications.verify(actor, task, VerificationLevel.DOCUMENTED, null));
  }

  private static Actor from(long person, Actor post) {
    return new Actor(
        person,
        post.postId(),
        post.organisationId(),
        post.bodyId(),
        post.bodyFirst(),
        post.bodyLast(),
        post.roles(),
        null);
  }

  private String tried(Actor actor, long person, int from, int to) {
    return refusal(substitutes.name(actor, actor.postId(), person, Set.of(), day(from), day(to)));
  }

  private long name(Actor actor, long person, int from, int to) {
    return name(actor, person, from, to, actor.postId());
  }

  private long name(Actor actor, long person, int from, int to, long post) {
    return done(substitutes.name(actor, post, person, Set.of(), day(from), day(to)));
  }

  private LocalDate day(int days) {
    return LocalDate.now(clock).plusDays(days);
  }

  /// Of the city, without a post.
  private long somebody() {
    var body = organisations.get(people.as("fengyue.chair").organisationId()).bodyId();
    return persons.create(body, "Somebody", null, Who.SYSTEM).id();
  }
}
