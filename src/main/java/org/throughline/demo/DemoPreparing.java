package org.throughline.demo;

import static org.throughline.demo.DemoMatter.done;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.meetings.Agenda;
import org.throughline.meetings.AgendaItem;
import org.throughline.meetings.AgendaItem.Presenter;
import org.throughline.meetings.AgendaOrder;
import org.throughline.meetings.AgendaVersions;
import org.throughline.meetings.ItemKind;
import org.throughline.meetings.MeetingForm;
import org.throughline.meetings.Meetings;
import org.throughline.meetings.NewItem;
import org.throughline.meetings.NewMeeting;
import org.throughline.meetings.Transitions;
import org.throughline.organisations.Actor;
import org.throughline.positions.NewPosition;
import org.throughline.positions.Positions;
import org.throughline.positions.Stance;
import org.throughline.series.NewSeries;
import org.throughline.series.Rhythm;
import org.throughline.series.SeriesOfMeetings;
import org.throughline.shared.Access;
import org.throughline.shared.Language;
import org.throughline.topics.NewTopic;
import org.throughline.topics.TopicStep;
import org.throughline.topics.Topics;
import org.throughline.topics.Treatment;

/// What Fengyue's committee prepares: the next meeting of a series with an agenda approved and
/// changed since, topics on their way, and a circulation that waits for answers.
@Component
class DemoPreparing {
  private final DemoCast cast;
  private final SeriesOfMeetings series;
  private final Meetings meetings;
  private final Agenda agenda;
  private final AgendaOrder order;
  private final AgendaVersions versions;
  private final Transitions transitions;
  private final Topics topics;
  private final Treatment treatment;
  private final Positions positions;
  private final LocalDate today;

  DemoPreparing(
      DemoCast cast,
      SeriesOfMeetings series,
      Meetings meetings,
      Agenda agenda,
      AgendaOrder order,
      AgendaVersions versions,
      Transitions transitions,
      Topics topics,
      Treatment treatment,
      Positions positions,
      Clock clock) {
    this.cast = cast;
    this.series = series;
    this.meetings = meetings;
    this.agenda = agenda;
    this.order = order;
    this.versions = versions;
    this.transitions = transitions;
    this.topics = topics;
    this.treatment = treatment;
    this.positions = positions;
    this.today = LocalDate.now(clock);
  }

  @Transactional
  public void create() {
    var secretary = cast.as("fengyue.secretary");
    var committee = cast.as("fengyue.chair").organisationId();
    prepare(secretary, next(secretary, committee));
    bring(secretary, committee);
    circulate(secretary, committee);
  }

  private long next(Actor secretary, long committee) {
    var id =
        done(
            series.begin(
                secretary,
                new NewSeries(
                    committee,
                    "Meeting of the Fengyue Rivers and Lakes Committee",
                    MeetingForm.ORDINARY,
                    Language.ENGLISH,
                    Access.INTERNAL,
                    "the Riverside Hall",
                    LocalTime.of(9, 0),
                    LocalTime.of(10, 30),
                    Rhythm.MONTHLY,
                    today.plusDays(37),
                    null)));
    done(series.addTerm(secretary, id, "Second term", today.minusDays(400), null));
    done(series.plan(secretary, id, 2));
    return series.meetings(secretary, id).getLast().meetingId();
  }

  private void prepare(Actor secretary, long meeting) {
    var water = new Presenter(cast.as("fengyue.water.head").organisationId(), null, null);
    var culture = new Presenter(null, cast.as("fengyue.culture.head").personId(), null);
    add(
        secretary,
        meeting,
        item(ItemKind.REPORT, "The first quarter of the restoration programme", 25, water));
    add(
        secretary,
        meeting,
        item(ItemKind.PROPOSAL, "Opening the banks of the Willow Brook to walkers", 30, culture));
    add(
        secretary,
        meeting,
        item(
            ItemKind.INFORM,
            "What Luoyan City has learned about its covered rivers",
            15,
            new Presenter(null, null, "Dr. An Ruoshui, Luoyan Institute of Hydrology")));
    add(
        secretary,
        meeting,
        new NewItem(
            ItemKind.ELECT,
            "Who keeps the Peach Stream",
            "Two candidates; their files are with the secretary.",
            20,
            Access.RESTRICTED,
            Presenter.NOBODY,
            List.of(),
            List.of()));
    done(versions.draft(secretary, meeting, null));
    done(
        versions.approve(cast.as("fengyue.chair"), meeting, "The walkers' banks need their time."));
    add(
        secretary,
        meeting,
        item(ItemKind.ARRANGE, "The walk along the rivers in spring", 10, Presenter.NOBODY));
    var items = agenda.items(secretary, meeting).stream().map(AgendaItem::id).toList();
    done(order.move(secretary, items.get(1), AgendaOrder.Direction.UP));
    done(
        positions.give(
            cast.as("fengyue.member"),
            meeting,
            Map.of(
                items.get(1),
                new NewPosition(
                    Stance.OBJECTION,
                    true,
                    "The bank by the old tannery is not safe yet. Open it last."),
                items.get(0),
                new NewPosition(Stance.AGREE, false, null))));
  }

  private void add(Actor secretary, long meeting, NewItem item) {
    done(agenda.add(secretary, meeting, item));
  }

  private static NewItem item(ItemKind kind, String title, int minutes, Presenter presenter) {
    return new NewItem(
        kind, title, null, minutes, Access.INTERNAL, presenter, List.of(), List.of());
  }

  private void bring(Actor secretary, long committee) {
    var water = cast.as("fengyue.water.head");
    var culture = cast.as("fengyue.culture.head");
    done(
        topics.draft(
            cast.as("fengyue.water.official"),
            topic(committee, "Gauges for the eleven rivers", "Approve the places of the gauges.")));
    submitted(
        water,
        topic(
            committee,
            "A common duty roster with the counties for the flood season",
            "Adopt the roster, to hold from the first of May."));
    var chinese =
        submitted(
            culture,
            new NewTopic(
                committee,
                ItemKind.PROPOSAL,
                "关于柳溪古桥保护与河道整治相衔接的请示",
                "柳溪三座古桥均在整治范围之内，施工前须先完成测绘。",
                "同意先测绘、后施工，测绘于两个月内完成。",
                20,
                Access.INTERNAL,
                Language.CHINESE,
                today.plusDays(40)));
    done(treatment.takeUp(secretary, chinese));
    var back = submitted(water, topic(committee, "Fish ladders", "Adopt the plan."));
    done(treatment.takeUp(secretary, back));
    done(
        treatment.decline(
            secretary, back, TopicStep.RETURN, "What do they cost, and who keeps them clear?"));
    var accepted =
        submitted(
            water, topic(committee, "The pipe below the market square", "Take note, and decide."));
    done(treatment.takeUp(secretary, accepted));
    done(treatment.accept(secretary, accepted, null, today.plusDays(30)));
  }

  private long submitted(Actor head, NewTopic topic) {
    long id = done(topics.draft(head, topic));
    done(treatment.submit(head, id));
    return id;
  }

  private NewTopic topic(long committee, String title, String asked) {
    return new NewTopic(
        committee,
        ItemKind.PROPOSAL,
        title,
        "The bureau has walked the rivers concerned and spoken with the counties.",
        asked,
        15,
        Access.INTERNAL,
        Language.ENGLISH,
        null);
  }

  private void circulate(Actor secretary, long committee) {
    long id =
        done(
            meetings.plan(
                secretary,
                new NewMeeting(
                    committee,
                    "Circulation: the river keepers' badge",
                    MeetingForm.CIRCULATION,
                    null,
                    today.plusDays(6),
                    null,
                    Language.ENGLISH,
                    Access.INTERNAL)));
    long badge =
        done(
            agenda.add(
                secretary,
                id,
                item(
                    ItemKind.PROPOSAL,
                    "A badge by which everybody knows a river keeper",
                    5,
                    Presenter.NOBODY)));
    done(transitions.convene(secretary, id));
    done(
        positions.give(
            cast.as("fengyue.member"),
            id,
            Map.of(badge, new NewPosition(Stance.AGREE, false, null))));
    done(
        positions.give(
            cast.as("fengyue.water.head"),
            id,
            Map.of(
                badge,
                new NewPosition(
                    Stance.COMMENT, false, "Please in two sizes: the waders are small."))));
  }
}
