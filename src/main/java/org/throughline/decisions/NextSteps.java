package org.throughline.decisions;

import static org.throughline.organisations.Permission.NEXT_STEP_ARRANGE;
import static throughline.db.decisions.Tables.NEXT_STEP;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.directives.Clause;
import org.throughline.directives.Correction;
import org.throughline.directives.Corrections;
import org.throughline.directives.Coverage;
import org.throughline.directives.CoverageState;
import org.throughline.directives.Directives;
import org.throughline.meetings.Agenda;
import org.throughline.meetings.AgendaItem;
import org.throughline.meetings.Meetings;
import org.throughline.organisations.Actor;
import org.throughline.shared.Happened;
import org.throughline.shared.Kind;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;
import org.throughline.shared.Who;

/// "Arrange the next step", clause by clause. What is arranged for a directive's clause is also
/// what the body decided about it: its coverage.
@Service
public class NextSteps {
  private final DSLContext sql;
  private final DecisionQueries queries;
  private final Meetings meetings;
  private final Agenda agenda;
  private final Decisions decisions;
  private final Directives directives;
  private final Coverage coverage;
  private final Corrections corrections;
  private final ApplicationEventPublisher events;

  NextSteps(
      DSLContext sql,
      DecisionQueries queries,
      Meetings meetings,
      Agenda agenda,
      Decisions decisions,
      Directives directives,
      Coverage coverage,
      Corrections corrections,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.queries = queries;
    this.meetings = meetings;
    this.agenda = agenda;
    this.decisions = decisions;
    this.directives = directives;
    this.coverage = coverage;
    this.corrections = corrections;
    this.events = events;
  }

  /// Something on an item that needs a next step.
  ///
  /// @param clause set for a directive's clause
  /// @param decisionClause set for a decision clause; neither is set for the item as a whole
  /// @param step what is arranged; null while nothing is
  /// @param corrected the latest correction of the directive's clause, or of the one that the
  ///   decision clause carries out; null where there was none
  public record Need(
      Ref about,
      @Nullable Clause clause,
      @Nullable DecisionClause decisionClause,
      @Nullable NextStep step,
      @Nullable Correction corrected) {

    /// The clause was corrected after its step was arranged.
    public boolean overtaken() {
      return step != null && corrected != null && corrected.at().isAfter(step.arrangedAt());
    }
  }

  /// The clauses of the directives conveyed, then the decision's own; the item itself where it has
  /// neither.
  public List<Need> needs(Actor actor, long itemId) {
    return needs(agenda.item(actor, itemId));
  }

  private List<Need> needs(AgendaItem item) {
    var steps =
        queries.steps(List.of(item.id())).stream()
            .collect(Collectors.toMap(NextStep::about, Function.identity()));
    var needs = new ArrayList<Need>();
    var decided = decisions.ofItem(item.id()).map(Decision::clauses).orElse(List.of());
    var corrected = corrected(item, decided);
    for (long directive : item.directiveIds()) {
      for (var clause : directives.clauses(directive)) {
        var about = new Ref(Kind.CLAUSE, clause.id());
        needs.add(new Need(about, clause, null, steps.get(about), corrected.get(clause.id())));
      }
    }
    for (var clause : decided) {
      var about = new Ref(Kind.DECISION_CLAUSE, clause.id());
      needs.add(
          new Need(about, null, clause, steps.get(about), corrected.get(clause.carriesClauseId())));
    }
    if (needs.isEmpty()) {
      var about = new Ref(Kind.AGENDA_ITEM, item.id());
      needs.add(new Need(about, null, null, steps.get(about), null));
    }
    return needs;
  }

  private Map<Long, Correction> corrected(AgendaItem item, List<DecisionClause> decided) {
    var ids = new ArrayList<Long>();
    item.directiveIds()
        .forEach(id -> directives.clauses(id).forEach(clause -> ids.add(clause.id())));
    decided.forEach(each -> {
      var carried = each.carriesClauseId();
      if (carried != null) {
        ids.add(carried);
      }
    });
    return corrections.latest(ids);
  }

  /// @param reason asked for where it is not applicable; dropped for all else
  public record Choice(StepKind kind, @Nullable String reason) {
    public Choice {
      reason =
          kind == StepKind.NOT_APPLICABLE && reason != null && !reason.isBlank()
              ? reason.strip()
              : null;
    }
  }

  /// About the item: a clause's own trail is read by every body, and what is arranged is this
  /// one's.
  ///
  /// @param clause what it is arranged for
  public record Arranged(Ref about, Who by, Ref clause, StepKind kind, @Nullable String detail)
      implements Happened {
    @Override
    public String action() {
      return "next_step." + kind.code();
    }
  }

  /// All of the choices or none. What is not among them stays as it is; what is chosen again as it
  /// stands is not told again.
  ///
  /// @return how many were arranged anew
  @Transactional
  public Outcome<Integer> arrange(Actor actor, long itemId, Map<Ref, Choice> choices) {
    var item = agenda.item(actor, itemId);
    var meeting = meetings.lock(actor, item.meetingId(), NEXT_STEP_ARRANGE);
    if (!meeting.state().decides()) {
      return Outcome.conflict("decisions.steps.not_now");
    }
    var needs = needs(item);
    var refusal = check(needs, choices);
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    int arranged = 0;
    for (var need : needs) {
      var choice = choices.get(need.about());
      if (choice == null || stands(need, choice)) {
        continue;
      }
      var decided = cover(actor, need, choice);
      if (decided instanceof Outcome.Refused<CoverageState>(var why)) {
        return Outcome.refused(why);
      }
      write(actor, item, need, choice);
      arranged++;
    }
    return Outcome.done(arranged);
  }

  private static Optional<Refusal> check(List<Need> needs, Map<Ref, Choice> choices) {
    var known = needs.stream().map(Need::about).collect(Collectors.toSet());
    for (var each : choices.entrySet()) {
      var kind = each.getValue().kind();
      if (!known.contains(each.getKey()) || !kind.fits(each.getKey().kind())) {
        return Optional.of(Refusal.invalid("decisions.steps.foreign"));
      }
      var reason = each.getValue().reason();
      if (kind == StepKind.NOT_APPLICABLE && reason == null) {
        return Optional.of(Refusal.invalid("decisions.steps.reason_missing"));
      }
      var tooLong = DecisionRules.tooLong("reason", reason, DecisionRules.REASON);
      if (tooLong.isPresent()) {
        return tooLong;
      }
    }
    return Optional.empty();
  }

  private static boolean stands(Need need, Choice choice) {
    var step = need.step();
    return step != null
        && !need.overtaken()
        && step.kind() == choice.kind()
        && java.util.Objects.equals(step.reason(), choice.reason());
  }

  private Outcome<CoverageState> cover(Actor actor, Need need, Choice choice) {
    var state = choice.kind().coverage();
    var clause = need.clause();
    return clause == null || state.isEmpty()
        ? Outcome.done(CoverageState.UNKNOWN)
        : coverage.decide(actor, clause.id(), state.get(), choice.reason());
  }

  private void write(Actor actor, AgendaItem item, Need need, Choice choice) {
    var clause = need.clause();
    var decisionClause = need.decisionClause();
    sql.insertInto(NEXT_STEP)
        .set(NEXT_STEP.AGENDA_ITEM_ID, item.id())
        .set(NEXT_STEP.CLAUSE_ID, clause == null ? null : clause.id())
        .set(NEXT_STEP.DECISION_CLAUSE_ID, decisionClause == null ? null : decisionClause.id())
        .set(NEXT_STEP.KIND, choice.kind().code())
        .set(NEXT_STEP.REASON, choice.reason())
        .set(NEXT_STEP.ARRANGED_BY, actor.personId())
        .onConflict(NEXT_STEP.AGENDA_ITEM_ID, NEXT_STEP.CLAUSE_ID, NEXT_STEP.DECISION_CLAUSE_ID)
        .doUpdate()
        .set(NEXT_STEP.KIND, choice.kind().code())
        .set(NEXT_STEP.REASON, choice.reason())
        .set(NEXT_STEP.ARRANGED_AT, DSL.currentInstant())
        .set(NEXT_STEP.ARRANGED_BY, actor.personId())
        .execute();
    events.publishEvent(
        new Arranged(
            new Ref(Kind.AGENDA_ITEM, item.id()),
            actor.who(),
            need.about(),
            choice.kind(),
            detail(need, choice)));
  }

  /// The clause's number and the beginning of its words, then the reason.
  private static @Nullable String detail(Need need, Choice choice) {
    var clause = need.clause();
    var decisionClause = need.decisionClause();
    var text =
        clause != null
            ? clause.number() + ". " + clause.text()
            : decisionClause == null
                ? null
                : decisionClause.number() + ". " + decisionClause.text();
    if (text != null && text.length() > 120) {
      text = text.substring(0, text.offsetByCodePoints(0, 60)) + "…";
    }
    return choice.reason() == null ? text : text + " — " + choice.reason();
  }
}
