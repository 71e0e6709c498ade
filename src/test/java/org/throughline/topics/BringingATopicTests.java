package org.throughline.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.meetings.MeetingSamples.DAY;
import static org.throughline.meetings.MeetingSamples.done;
import static org.throughline.meetings.MeetingSamples.planned;
import static org.throughline.meetings.MeetingSamples.refusal;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.throughline.lines.LineSource;
import org.throughline.meetings.Agenda;
import org.throughline.meetings.AgendaItem;
import org.throughline.meetings.ItemKind;
import org.throughline.meetings.Meetings;
import org.throughline.meetings.WaitingItem;
import org.throughline.meetings.WaitingItems;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Policy;
import org.throughline.shared.Access;
import org.throughline.shared.Forbidden;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

@ProductTest
class BringingATopicTests {
  private final Topics topics;
  private final Treatment treatment;
  private final WaitingItems waiting;
  private final Meetings meetings;
  private final Agenda agenda;
  private final Policy policy;
  private final List<LineSource> lines;
  private final DSLContext sql;
  private final Actor head;
  private final Actor official;
  private final Actor secretary;
  private final Actor chair;
  private final Actor stranger;

  BringingATopicTests(
      Topics topics,
      Treatment treatment,
      WaitingItems waiting,
      Meetings meetings,
      Agenda agenda,
      Policy policy,
      List<LineSource> lines,
      DSLContext sql,
      DemoPeople people) {
    this.topics = topics;
    this.treatment = treatment;
    this.waiting = waiting;
    this.meetings = meetings;
    this.agenda = agenda;
    this.policy = policy;
    this.lines = lines;
    this.sql = sql;
    this.head = people.as("fengyue.water.head");
    this.official = people.as("fengyue.water.official");
    this.secretary = people.as("fengyue.secretary");
    this.chair = people.as("fengyue.chair");
    this.stranger = people.as("luoyan.secretary");
  }

  @Test
  void aDraftIsSeenByWhoBringsItOnlyAndSubmittedByItsHead() {
    long id = done(topics.draft(official, topic("Dredging", "Adopt the plan.")));
    assertThat(topics.get(head, id).state()).isEqualTo(TopicState.DRAFT);
    assertThatThrownBy(() -> topics.get(secretary, id)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> treatment.submit(official, id)).isInstanceOf(Forbidden.class);
    done(treatment.submit(head, id));
    assertThat(topics.get(secretary, id).state()).isEqualTo(TopicState.SUBMITTED);
    assertThatThrownBy(() -> topics.get(stranger, id)).isInstanceOf(NotFound.class);
    assertThat(refusal(topics.change(head, id, topic("Other", "Other"))))
        .isEqualTo("topics.change.too_late");
  }

  @Test
  void withoutSayingWhatIsAskedNothingIsSubmitted() {
    long id = done(topics.draft(head, topic("Dredging", " ")));
    assertThat(refusal(treatment.submit(head, id))).isEqualTo("topics.asked.missing");
    assertThatThrownBy(() ->
            sql.execute(
                "update topics.topic set state = 'submitted', submitted_by = drafted_by, submitted_at = now() where id = ?",
                id))
        .hasMessageContaining("submitted_topics_say_what_is_asked");
  }

  @Test
  void anAcceptedTopicWaitsAndBecomesAnItemPresentedByWhoBroughtIt() {
    long id = inTreatment("Embankments");
    done(treatment.accept(secretary, id, null, DAY));
    var waits =
        waiting.of(secretary, secretary.organisationId()).stream()
            .filter(each -> each.title().equals("Embankments"))
            .findFirst()
            .orElseThrow();
    long meeting = done(meetings.plan(secretary, planned(secretary, DAY)));
    assertThat(agenda.items(meeting)).extracting(AgendaItem::title).doesNotContain("Embankments");
    long item = done(waiting.place(secretary, meeting, waits.id()));
    assertThat(agenda.item(secretary, item).presenter().organisationId())
        .isEqualTo(head.organisationId());
    assertThat(
            lines.stream()
                .flatMap(each -> each.above(List.of(new Ref(Kind.AGENDA_ITEM, item))).stream())
                .map(edge -> edge.toString()))
        .anyMatch(edge -> edge.contains("topic/" + id));
  }

  @Test
  void acceptingOntoAnAgendaThatCannotTakeItLeavesTheTopicAsItWas() {
    long id = inTreatment("Spillways");
    long meeting = done(meetings.plan(secretary, planned(secretary, DAY)));
    assertThat(refusal(treatment.accept(secretary, id, meeting, DAY.plusDays(9))))
        .isEqualTo("meetings.waiting.too_early");
    assertThat(topics.get(head, id).state()).isEqualTo(TopicState.IN_TREATMENT);
    assertThat(waiting.of(secretary, secretary.organisationId()))
        .extracting(WaitingItem::title)
        .doesNotContain("Spillways");
    done(treatment.accept(secretary, id, meeting, null));
    assertThat(agenda.items(meeting)).extracting(AgendaItem::title).contains("Spillways");
  }

  @Test
  void whoSendsBackOrRefusesSaysWhy() {
    long id = inTreatment("Culverts");
    assertThat(refusal(treatment.decline(secretary, id, TopicStep.RETURN, " ")))
        .isEqualTo("topics.reason.missing");
    done(treatment.decline(secretary, id, TopicStep.RETURN, "Where is the cost?"));
    assertThat(topics.get(head, id).reason()).isEqualTo("Where is the cost?");
    done(topics.change(official, id, topic("Culverts", "Adopt the plan and its cost.")));
    done(treatment.submit(head, id));
    assertThat(topics.get(secretary, id).state()).isEqualTo(TopicState.RESUBMITTED);
  }

  @Test
  void anotherBodysMeetingIsNotFound() {
    var foreign =
        new NewTopic(
            stranger.organisationId(),
            ItemKind.REPORT,
            "Flood report",
            "",
            "Note it.",
            null,
            Access.INTERNAL,
            Language.ENGLISH,
            null);
    assertThatThrownBy(() -> topics.draft(head, foreign)).isInstanceOf(NotFound.class);
  }

  /// Random steps by right and wrong actors; the database would let it go no other way.
  @Test
  void aTopicOnlyGoesTheWaysThereAre() {
    var random = new Random(20261129);
    var anybody = List.of(head, head, official, secretary, secretary, chair, stranger);
    var reached = EnumSet.noneOf(TopicState.class);
    for (int walk = 0; walk < 15; walk++) {
      long id = done(topics.draft(official, topic("Walk " + walk, "Decide.")));
      for (int step = 0; step < 16; step++) {
        var before = topics.get(head, id);
        var wanted = pick(random, before.state());
        var actor = anybody.get(random.nextInt(anybody.size()));
        var went = attempt(actor, id, wanted);
        var after = topics.get(head, id).state();
        assertThat(went)
            .as("%s from %s", wanted, before.state())
            .isEqualTo(
                wanted.leadsFrom(before.state())
                    && policy.allows(actor, wanted.permission(), wanted.decider(before)));
        assertThat(after).isEqualTo(went ? wanted.to() : before.state());
        reached.add(after);
      }
    }
    assertThat(reached).isEqualTo(EnumSet.allOf(TopicState.class));
  }

  /// Mostly one that leads on and does not end it, so that walks get far; sometimes any.
  private static TopicStep pick(Random random, TopicState state) {
    var any = TopicStep.values();
    var leading =
        Arrays.stream(any)
            .filter(each -> each.leadsFrom(state))
            .filter(each -> !each.to().ended() || random.nextInt(4) == 0)
            .toList();
    return leading.isEmpty() || random.nextInt(4) == 0
        ? any[random.nextInt(any.length)]
        : leading.get(random.nextInt(leading.size()));
  }

  private boolean attempt(Actor actor, long id, TopicStep step) {
    try {
      var outcome =
          switch (step) {
            case SUBMISSION, RESUBMISSION -> {
              var state = topics.get(actor, id).state();
              yield step.leadsFrom(state)
                  ? treatment.submit(actor, id)
                  : Outcome.<Long>conflict("not this way");
            }
            case TREATMENT -> treatment.takeUp(actor, id);
            case ACCEPTANCE -> treatment.accept(actor, id, null, null);
            case RETURN, REFUSAL, WITHDRAWAL -> treatment.decline(actor, id, step, "For a reason.");
          };
      return outcome instanceof Outcome.Done<Long>;
    } catch (Forbidden | NotFound e) {
      return false;
    }
  }

  @Test
  void theDatabaseHasTheSameWays() {
    long id = inTreatment("Dams");
    assertThatThrownBy(
            () -> sql.execute("update topics.topic set state = 'submitted' where id = ?", id))
        .hasMessageContaining("does not go from");
    assertThatThrownBy(() -> sql.execute("update topics.topic set title = 'x' where id = ?", id))
        .hasMessageContaining("while they have it");
  }

  private long inTreatment(String title) {
    long id = done(topics.draft(head, topic(title, "Adopt the plan.")));
    done(treatment.submit(head, id));
    done(treatment.takeUp(secretary, id));
    return id;
  }

  private NewTopic topic(String title, String asked) {
    return new NewTopic(
        secretary.organisationId(),
        ItemKind.PROPOSAL,
        title,
        "Because.",
        asked,
        15,
        Access.INTERNAL,
        Language.ENGLISH,
        null);
  }
}
