package org.throughline.decisions;

import static org.throughline.organisations.Permission.OUTCOME_RECORD;
import static throughline.db.decisions.Tables.DECISION;
import static throughline.db.decisions.Tables.DECISION_CLAUSE;
import static throughline.db.decisions.Tables.NEXT_STEP;
import static throughline.db.directives.Tables.CLAUSE;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.decisions.NewDecision.NewClause;
import org.throughline.meetings.Agenda;
import org.throughline.meetings.AgendaItem;
import org.throughline.meetings.ItemKind;
import org.throughline.meetings.Meeting;
import org.throughline.meetings.MeetingState;
import org.throughline.meetings.Meetings;
import org.throughline.meetings.WaitingItems;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.shared.Happened;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;
import org.throughline.shared.Who;

/// Outcomes of agenda items, with their numbered clauses. An outcome may be corrected until the
/// minutes are approved; one that is missing then may still be recorded, once.
@Service
public class Decisions {
  private final DSLContext sql;
  private final DecisionQueries queries;
  private final Meetings meetings;
  private final Agenda agenda;
  private final WaitingItems waiting;
  private final Organisations organisations;
  private final ApplicationEventPublisher events;

  Decisions(
      DSLContext sql,
      DecisionQueries queries,
      Meetings meetings,
      Agenda agenda,
      WaitingItems waiting,
      Organisations organisations,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.queries = queries;
    this.meetings = meetings;
    this.agenda = agenda;
    this.waiting = waiting;
    this.organisations = organisations;
    this.events = events;
  }

  /// @throws NotFound where there is none that this actor may see
  public Decision get(Actor actor, long id) {
    return queries
        .find(DECISION.ID.eq(id).and(DecisionQueries.visible(actor)))
        .orElseThrow(() -> new NotFound(new Ref(Kind.DECISION, id)));
  }

  /// Of one item. Whoever asks has been shown the item.
  public Optional<Decision> ofItem(long itemId) {
    return queries.find(DECISION.AGENDA_ITEM_ID.eq(itemId));
  }

  /// A decision clause with the decision it stands in.
  ///
  /// @throws NotFound where there is none that this actor may see
  public Decision ofClause(Actor actor, long decisionClauseId) {
    var decision =
        DSL.select(DECISION_CLAUSE.DECISION_ID)
            .from(DECISION_CLAUSE)
            .where(DECISION_CLAUSE.ID.eq(decisionClauseId));
    return queries
        .find(DECISION.ID.eq(decision).and(DecisionQueries.visible(actor)))
        .orElseThrow(() -> new NotFound(new Ref(Kind.DECISION_CLAUSE, decisionClauseId)));
  }

  /// @throws NotFound where there is none that this actor may see
  public DecisionClause clause(Actor actor, long decisionClauseId) {
    return ofClause(actor, decisionClauseId).clauses().stream()
        .filter(each -> each.id() == decisionClauseId)
        .findFirst()
        .orElseThrow(() -> new NotFound(new Ref(Kind.DECISION_CLAUSE, decisionClauseId)));
  }

  public record Recorded(Ref about, Who by, DecisionOutcome outcome, @Nullable String detail)
      implements Happened {
    @Override
    public String action() {
      return "decision." + outcome.code();
    }
  }

  /// Gives the item its outcome, or corrects it.
  ///
  /// @return the decision's id
  @Transactional
  public Outcome<Long> record(Actor actor, long itemId, NewDecision decision) {
    var item = agenda.item(actor, itemId);
    var meeting = meetings.lock(actor, item.meetingId(), OUTCOME_RECORD);
    var standing = ofItem(itemId);
    var refusal =
        open(meeting, standing)
            .or(() -> DecisionRules.check(decision, meeting.heldOn()))
            .or(() -> carriesForeign(item, decision))
            .or(() -> takesOutInUse(standing, decision));
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    var referredTo = decision.referredTo();
    if (referredTo != null && organisations.get(referredTo).bodyId() != actor.bodyId()) {
      throw new NotFound(new Ref(Kind.ORGANISATION, referredTo));
    }
    long id = write(actor, itemId, decision);
    writeClauses(id, standing.map(Decision::clauses).orElse(List.of()), decision.clauses());
    carryOver(actor, item, decision);
    events.publishEvent(
        new Recorded(new Ref(Kind.DECISION, id), actor.who(), decision.outcome(), decision.text()));
    return Outcome.done(id);
  }

  /// What was put off comes to a later meeting of the organisation, and what was referred to the
  /// next one of the other; what was corrected to something else waits no more. A report on earlier
  /// decisions comes to each meeting anyway.
  private void carryOver(Actor actor, AgendaItem item, NewDecision decision) {
    var referredTo = decision.referredTo();
    if (item.kind() == ItemKind.FOLLOW_UP) {
      return;
    }
    if (decision.outcome() == DecisionOutcome.DEFERRED) {
      waiting.carry(actor, item.id(), decision.deferredTo());
    } else if (decision.outcome() == DecisionOutcome.REFERRED && referredTo != null) {
      waiting.carry(actor, item.id(), referredTo, null);
    } else {
      waiting.drop(actor, item.id());
    }
  }

  private static Optional<Refusal> open(Meeting meeting, Optional<Decision> standing) {
    if (!meeting.state().decides()) {
      return Optional.of(Refusal.conflict("decisions.not_now"));
    }
    return meeting.state() == MeetingState.MINUTES_APPROVED && standing.isPresent()
        ? Optional.of(Refusal.conflict("decisions.minuted"))
        : Optional.empty();
  }

  /// A decision clause carries clauses of what its meeting conveyed, at its own item or another: a
  /// proposal often answers a directive conveyed just before.
  private Optional<Refusal> carriesForeign(AgendaItem item, NewDecision decision) {
    var carried =
        decision.clauses().stream()
            .map(NewClause::carriesClauseId)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    if (carried.isEmpty()) {
      return Optional.empty();
    }
    var own =
        sql.fetchCount(
            CLAUSE,
            CLAUSE.ID.in(carried),
            CLAUSE.DIRECTIVE_ID.in(agenda.conveyedAt(item.meetingId())));
    return own == carried.size()
        ? Optional.empty()
        : Optional.of(Refusal.invalid("decisions.clause.carries_foreign"));
  }

  /// A clause whose next step is arranged stays; ids that are not this decision's are not found.
  private Optional<Refusal> takesOutInUse(Optional<Decision> standing, NewDecision decision) {
    var old =
        standing.map(Decision::clauses).orElse(List.of()).stream()
            .map(DecisionClause::id)
            .collect(Collectors.toSet());
    var kept = kept(decision);
    for (long id : kept) {
      if (!old.contains(id)) {
        throw new NotFound(new Ref(Kind.DECISION_CLAUSE, id));
      }
    }
    var gone = old.stream().filter(id -> !kept.contains(id)).toList();
    return !gone.isEmpty() && sql.fetchExists(NEXT_STEP, NEXT_STEP.DECISION_CLAUSE_ID.in(gone))
        ? Optional.of(Refusal.conflict("decisions.clause.in_use"))
        : Optional.empty();
  }

  private static Set<Long> kept(NewDecision decision) {
    return decision.clauses().stream()
        .map(NewClause::id)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private long write(Actor actor, long itemId, NewDecision decision) {
    var votes = decision.votes();
    var row = sql.newRecord(DECISION);
    row.set(DECISION.AGENDA_ITEM_ID, itemId);
    row.set(DECISION.OUTCOME, decision.outcome().code());
    row.set(DECISION.DEFERRED_TO, decision.deferredTo());
    row.set(DECISION.REFERRED_TO, decision.referredTo());
    row.set(DECISION.TEXT, decision.text());
    row.set(DECISION.VOTES_FOR, votes == null ? null : votes.inFavour());
    row.set(DECISION.VOTES_AGAINST, votes == null ? null : votes.against());
    row.set(DECISION.ABSTENTIONS, votes == null ? null : votes.abstentions());
    row.set(DECISION.RECORDED_BY, actor.personId());
    return sql.insertInto(DECISION)
        .set(row)
        .onConflict(DECISION.AGENDA_ITEM_ID)
        .doUpdate()
        .set(row)
        .returningResult(DECISION.ID)
        .fetchSingle()
        .value1();
  }

  private void writeClauses(long decisionId, List<DecisionClause> old, List<NewClause> clauses) {
    var kept =
        clauses.stream().map(NewClause::id).filter(Objects::nonNull).collect(Collectors.toSet());
    sql.deleteFrom(DECISION_CLAUSE)
        .where(DECISION_CLAUSE.DECISION_ID.eq(decisionId), DECISION_CLAUSE.ID.notIn(kept))
        .execute();
    int number = old.stream().mapToInt(DecisionClause::number).max().orElse(0);
    for (var clause : clauses) {
      if (clause.id() != null) {
        sql.update(DECISION_CLAUSE)
            .set(DECISION_CLAUSE.TEXT, clause.text())
            .set(DECISION_CLAUSE.CARRIES_CLAUSE_ID, clause.carriesClauseId())
            .where(DECISION_CLAUSE.ID.eq(clause.id()))
            .execute();
      } else {
        sql.insertInto(DECISION_CLAUSE)
            .set(DECISION_CLAUSE.DECISION_ID, decisionId)
            .set(DECISION_CLAUSE.NUMBER, ++number)
            .set(DECISION_CLAUSE.TEXT, clause.text())
            .set(DECISION_CLAUSE.CARRIES_CLAUSE_ID, clause.carriesClauseId())
            .execute();
      }
    }
  }
}
