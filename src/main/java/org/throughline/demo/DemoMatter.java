package org.throughline.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.decisions.DecisionOutcome;
import org.throughline.decisions.Decisions;
import org.throughline.decisions.NewDecision;
import org.throughline.decisions.NextSteps;
import org.throughline.decisions.StepKind;
import org.throughline.directives.ClauseKind;
import org.throughline.directives.Coverage;
import org.throughline.directives.CoverageState;
import org.throughline.directives.DirectiveKind;
import org.throughline.directives.Directives;
import org.throughline.directives.NewClause;
import org.throughline.directives.NewDirective;
import org.throughline.directives.Receipts;
import org.throughline.meetings.Agenda;
import org.throughline.meetings.AttendanceClass;
import org.throughline.meetings.ItemKind;
import org.throughline.meetings.MeetingForm;
import org.throughline.meetings.Meetings;
import org.throughline.meetings.NewAttendance;
import org.throughline.meetings.NewItem;
import org.throughline.meetings.NewMeeting;
import org.throughline.meetings.NewStatement;
import org.throughline.meetings.StatementVerb;
import org.throughline.meetings.Transitions;
import org.throughline.organisations.Actor;
import org.throughline.shared.Access;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;

/// One matter under way: the province's opinions on its small rivers, what Fengyue City's committee
/// decided about them, and how far the tasks have come. Written for the demo; every word of it is
/// invented. Dates hang on the day on which the demo is made, so that it is never stale.
@Service
class DemoMatter {
  static final String RIVERS = "Opinions on restoring the small rivers";

  private final DemoTree tree;
  private final DemoCast cast;
  private final DemoTasks tasks;
  private final DemoLoop loop;
  private final DemoNotices notices;
  private final DemoFigures figures;
  private final DemoMeasures measures;
  private final DemoPublication publication;
  private final DemoAfterSending afterSending;
  private final DemoProof proof;
  private final Directives directives;
  private final Receipts receipts;
  private final Coverage coverage;
  private final Meetings meetings;
  private final Agenda agenda;
  private final Transitions transitions;
  private final DemoMinutes minutes;
  private final Decisions decisions;
  private final NextSteps nextSteps;
  private final LocalDate today;

  DemoMatter(
      DemoTree tree,
      DemoCast cast,
      DemoTasks tasks,
      DemoLoop loop,
      DemoNotices notices,
      DemoFigures figures,
      DemoMeasures measures,
      DemoPublication publication,
      DemoAfterSending afterSending,
      DemoProof proof,
      Directives directives,
      Receipts receipts,
      Coverage coverage,
      Meetings meetings,
      Agenda agenda,
      Transitions transitions,
      DemoMinutes minutes,
      Decisions decisions,
      NextSteps nextSteps,
      Clock clock) {
    this.tree = tree;
    this.cast = cast;
    this.tasks = tasks;
    this.loop = loop;
    this.notices = notices;
    this.figures = figures;
    this.measures = measures;
    this.publication = publication;
    this.afterSending = afterSending;
    this.proof = proof;
    this.directives = directives;
    this.receipts = receipts;
    this.coverage = coverage;
    this.meetings = meetings;
    this.agenda = agenda;
    this.transitions = transitions;
    this.minutes = minutes;
    this.decisions = decisions;
    this.nextSteps = nextSteps;
    this.today = LocalDate.now(clock);
  }

  /// All or nothing, the tree included.
  @Transactional
  public void create() {
    tree.create();
    var rivers = rivers();
    var meeting = meeting(rivers);
    var items = agenda.items(meeting).stream().map(each -> each.id()).toList();
    var clauses = directives.clauses(rivers).stream().map(each -> each.id()).toList();
    outcomes(items, clauses);
    var decided = decisions.ofItem(items.get(2)).orElseThrow().clauses();
    tasks.create(clauses, decided.stream().map(each -> each.id()).toList(), today);
    loop.create(today);
    notices.create();
    minutes.create(meeting, today);
    publication.create(meeting);
    proof.create(decided.stream().map(each -> each.id()).toList(), today);
    figures.create(today, clauses.get(1));
    measures.create(today);
    villages();
    afterSending.create(today);
  }

  private long rivers() {
    var province = cast.as("yunling.secretary");
    var text =
        new StringBuilder(
            """
            The small rivers of the province are where its people meet water every day. Over the past years many have been \
            straightened, covered or forgotten. For their restoration we set out the following opinions.

            """);
    var marked = new LinkedHashMap<String, ClauseKind>();
    marked.put(
        "By the end of next year, every city shall draw up a register of its small rivers, with their length, their state and who answers for each.",
        ClauseKind.REQUIREMENT);
    marked.put(
        "At least sixty in a hundred of the registered rivers shall reach good ecological condition within three years.",
        ClauseKind.TARGET);
    marked.put(
        "Where a river runs through a village, let the bank be open to everybody.",
        ClauseKind.GUIDELINE);
    marked.put(
        "Each county names one river keeper for every registered river and makes the name public.",
        ClauseKind.REQUIREMENT);
    marked.put(
        "Harbours with sea traffic shall keep separate books of ballast water.",
        ClauseKind.REQUIREMENT);
    marked.put("Progress is assessed once a year, by sample, on the spot.", ClauseKind.ASSESSMENT);
    for (var clause : marked.keySet()) {
      text.append(clause).append("\n\n");
    }
    var id =
        done(
            directives.register(
                province,
                new NewDirective(
                    DirectiveKind.DOCUMENT,
                    RIVERS,
                    "Yunling Province General Office",
                    "Yunling [2026] 14",
                    today.minusDays(40),
                    Language.ENGLISH,
                    Access.INTERNAL,
                    List.of("rivers"),
                    text.toString())));
    marked.forEach((clause, kind) -> {
      var begin = text.indexOf(clause);
      done(
          directives.addClause(
              province,
              id,
              new NewClause(
                  kind,
                  clause,
                  begin,
                  begin + clause.length(),
                  null,
                  // Two counties have not said how this one stands with them.
                  clause.startsWith("Each county") ? today.minusDays(6) : null,
                  null,
                  null)));
    });
    done(
        receipts.send(
            province,
            id,
            List.of(cast.as("fengyue.secretary").bodyId(), cast.as("luoyan.secretary").bodyId())));
    acknowledge(id, "fengyue.secretary");
    var city = cast.as("fengyue.secretary");
    done(
        receipts.send(
            city,
            id,
            List.of(cast.as("qingtan.secretary").bodyId(), cast.as("heyu.secretary").bodyId())));
    acknowledge(id, "qingtan.secretary");
    var county = directives.clauses(id);
    done(
        coverage.decide(
            cast.as("qingtan.secretary"), county.get(0).id(), CoverageState.UNDER_STUDY, null));
    done(
        coverage.decide(
            cast.as("qingtan.secretary"), county.get(2).id(), CoverageState.GUIDELINE, null));
    return id;
  }

  private void acknowledge(long directive, String login) {
    var actor = cast.as(login);
    done(
        receipts.acknowledge(actor, receipts.ofBody(directive, actor.bodyId()).orElseThrow().id()));
  }

  private long meeting(long directive) {
    var secretary = cast.as("fengyue.secretary");
    var chair = cast.as("fengyue.chair");
    var held = today.minusDays(21);
    var id =
        done(
            meetings.plan(
                secretary,
                new NewMeeting(
                    chair.organisationId(),
                    "Third meeting of the Fengyue Rivers and Lakes Committee",
                    MeetingForm.ENLARGED,
                    "3rd meeting",
                    held,
                    "the Riverside Hall",
                    Language.ENGLISH,
                    Access.INTERNAL)));
    var convey =
        done(
            meetings.addItem(
                secretary,
                id,
                new NewItem(
                    ItemKind.CONVEY,
                    "Conveying the province's opinions on restoring the small rivers",
                    null,
                    List.of(directive))));
    var report =
        done(
            meetings.addItem(
                secretary,
                id,
                new NewItem(
                    ItemKind.REPORT,
                    "Report of the Water Affairs Bureau on the state of the eleven rivers",
                    null,
                    List.of())));
    done(
        meetings.addItem(
            secretary,
            id,
            new NewItem(
                ItemKind.PROPOSAL,
                "Proposal for a restoration programme",
                "Eleven rivers in three years, beginning with the Willow Brook.",
                List.of())));
    attends(secretary, id, AttendanceClass.PRESIDES, chair);
    attends(secretary, id, AttendanceClass.MEMBER, cast.as("fengyue.member"));
    attends(secretary, id, AttendanceClass.INVITED, cast.as("fengyue.water.head"));
    attends(secretary, id, AttendanceClass.INVITED, cast.as("fengyue.culture.head"));
    attends(secretary, id, AttendanceClass.STAFF, secretary);
    done(transitions.convene(secretary, id));
    done(transitions.open(secretary, id));
    done(
        meetings.addStatement(
            secretary,
            id,
            new NewStatement(
                convey,
                StatementVerb.EMPHASISED,
                null,
                chair.personId(),
                "A register that nobody walks along is worth nothing: each river is to be walked before it is written down.",
                null)));
    done(
        meetings.addStatement(
            secretary,
            id,
            new NewStatement(
                report,
                StatementVerb.REQUIRED,
                null,
                null,
                "The Water Affairs Bureau shall publish the state of each river every quarter.",
                "the Water Affairs Bureau")));
    done(transitions.end(secretary, id));
    return id;
  }

  private void attends(Actor secretary, long meeting, AttendanceClass as, Actor who) {
    done(
        meetings.addAttendance(
            secretary,
            meeting,
            new NewAttendance(as, who.personId(), who.postId(), null, null, null)));
  }

  private void outcomes(List<Long> items, List<Long> clauses) {
    var secretary = cast.as("fengyue.secretary");
    outcome(
        secretary,
        items.get(0),
        DecisionOutcome.NOTED,
        "The opinions were conveyed and will be carried out clause by clause.",
        List.of());
    outcome(
        secretary,
        items.get(1),
        DecisionOutcome.NOTED,
        "The committee heard the report.",
        List.of());
    outcome(
        secretary,
        items.get(2),
        DecisionOutcome.ADOPTED,
        "The programme was adopted.",
        List.of(
            new NewDecision.NewClause(
                null,
                "The Willow Brook is opened again from the old mill to the market by next summer.",
                clauses.get(1)),
            new NewDecision.NewClause(
                null,
                "The Culture and Tourism Bureau lays out a footpath along the opened bank.",
                null)));
    var conveyed = new LinkedHashMap<Ref, NextSteps.Choice>();
    conveyed.put(clause(clauses.get(0)), new NextSteps.Choice(StepKind.TASKS, null));
    conveyed.put(clause(clauses.get(1)), new NextSteps.Choice(StepKind.TASKS, null));
    conveyed.put(clause(clauses.get(2)), new NextSteps.Choice(StepKind.GUIDELINE, null));
    conveyed.put(
        clause(clauses.get(3)),
        new NextSteps.Choice(StepKind.COVERED, "River keepers were named in the spring."));
    conveyed.put(
        clause(clauses.get(4)),
        new NextSteps.Choice(StepKind.NOT_APPLICABLE, "The city has no sea harbour."));
    conveyed.put(clause(clauses.get(5)), new NextSteps.Choice(StepKind.GUIDELINE, null));
    done(nextSteps.arrange(secretary, items.get(0), conveyed));
    var adopted = decisions.ofItem(items.get(2)).orElseThrow().clauses();
    done(
        nextSteps.arrange(
            secretary,
            items.get(2),
            Map.of(
                new Ref(Kind.DECISION_CLAUSE, adopted.get(0).id()),
                    new NextSteps.Choice(StepKind.TASKS, null),
                new Ref(Kind.DECISION_CLAUSE, adopted.get(1).id()),
                    new NextSteps.Choice(StepKind.TASKS, null))));
  }

  private void outcome(
      Actor secretary,
      long item,
      DecisionOutcome outcome,
      String text,
      List<NewDecision.NewClause> clauses) {
    done(
        decisions.record(
            secretary, item, new NewDecision(outcome, null, null, text, null, clauses)));
  }

  private static Ref clause(long id) {
    return new Ref(Kind.CLAUSE, id);
  }

  /// A second directive, in Chinese, only just sent down: it waits to be acknowledged.
  private void villages() {
    var province = cast.as("yunling.secretary");
    var first = "各县要在年底前为每个乡镇配备一间常年开放的书屋。";
    var second = "各地应当支持村民自办文化活动，不搞形式，不作评比。";
    var body = "为让乡村文化生活更加丰富，现提出以下意见。\n\n" + first + "\n\n" + second + "\n";
    var id =
        done(
            directives.register(
                province,
                new NewDirective(
                    DirectiveKind.DOCUMENT,
                    "关于丰富乡村文化生活的意见",
                    "云岭省办公室",
                    "云岭〔2026〕21号",
                    today.minusDays(3),
                    Language.CHINESE,
                    Access.INTERNAL,
                    List.of("文化"),
                    body)));
    mark(province, id, body, first, ClauseKind.REQUIREMENT);
    mark(province, id, body, second, ClauseKind.GUIDELINE);
    done(
        receipts.send(
            province,
            id,
            List.of(cast.as("fengyue.secretary").bodyId(), cast.as("luoyan.secretary").bodyId())));
  }

  private void mark(Actor actor, long directive, String body, String clause, ClauseKind kind) {
    var begin = body.indexOf(clause);
    done(
        directives.addClause(
            actor, directive, new NewClause(kind, clause, begin, begin + clause.length(), null)));
  }

  /// The demo does nothing that could be refused; if it is, the demo is wrong.
  static <T> T done(Outcome<T> outcome) {
    return outcome.fold(
        value -> value,
        why -> {
          throw new IllegalStateException("the demo was refused: " + why);
        });
  }
}
