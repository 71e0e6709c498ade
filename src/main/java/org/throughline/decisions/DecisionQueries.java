package org.throughline.decisions;

import static org.jooq.impl.DSL.multiset;
import static throughline.db.decisions.Tables.DECISION;
import static throughline.db.decisions.Tables.DECISION_CLAUSE;
import static throughline.db.decisions.Tables.NEXT_STEP;
import static throughline.db.meetings.Tables.AGENDA_ITEM;
import static throughline.db.meetings.Tables.MEETING;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.meetings.MeetingCards;
import org.throughline.organisations.Actor;
import org.throughline.shared.Coded;
import org.throughline.shared.Kind;
import org.throughline.shared.Ref;

/// Reads decisions and next steps. They follow the visibility of their meeting and of its item.
@Component
class DecisionQueries {
  private static final Field<List<DecisionClause>> CLAUSES =
      multiset(
              DSL.select(
                      DECISION_CLAUSE.ID,
                      DECISION_CLAUSE.DECISION_ID,
                      DECISION_CLAUSE.NUMBER,
                      DECISION_CLAUSE.TEXT,
                      DECISION_CLAUSE.CARRIES_CLAUSE_ID)
                  .from(DECISION_CLAUSE)
                  .where(DECISION_CLAUSE.DECISION_ID.eq(DECISION.ID))
                  .orderBy(DECISION_CLAUSE.NUMBER))
          .convertFrom(rows ->
              rows.map(row ->
                  new DecisionClause(
                      row.value1(), row.value2(), row.value3(), row.value4(), row.value5())));

  private final DSLContext sql;

  DecisionQueries(DSLContext sql) {
    this.sql = sql;
  }

  static Condition visible(Actor actor) {
    return MeetingCards.visible(actor).and(MeetingCards.itemVisible(actor));
  }

  Optional<Decision> find(Condition where) {
    return list(where).stream().findFirst();
  }

  List<Decision> list(Condition where) {
    return sql.select(
            DECISION.ID,
            DECISION.AGENDA_ITEM_ID,
            DECISION.OUTCOME,
            DECISION.DEFERRED_TO,
            DECISION.REFERRED_TO,
            DECISION.TEXT,
            DECISION.VOTES_FOR,
            DECISION.VOTES_AGAINST,
            DECISION.ABSTENTIONS,
            CLAUSES)
        .from(DECISION)
        .join(AGENDA_ITEM)
        .on(AGENDA_ITEM.ID.eq(DECISION.AGENDA_ITEM_ID))
        .join(MEETING)
        .on(MEETING.ID.eq(AGENDA_ITEM.MEETING_ID))
        .where(where)
        .orderBy(AGENDA_ITEM.MEETING_ID, AGENDA_ITEM.NUMBER)
        .limit(1_000)
        .fetch(DecisionQueries::decision);
  }

  private static Decision decision(Record row) {
    return new Decision(
        row.get(DECISION.ID),
        row.get(DECISION.AGENDA_ITEM_ID),
        Coded.of(DecisionOutcome.class, row.get(DECISION.OUTCOME)),
        row.get(DECISION.DEFERRED_TO),
        row.get(DECISION.REFERRED_TO),
        row.get(DECISION.TEXT),
        votes(row),
        row.get(CLAUSES));
  }

  private static @Nullable Votes votes(Record row) {
    return row.get(DECISION.VOTES_FOR) == null
        ? null
        : new Votes(
            row.get(DECISION.VOTES_FOR),
            row.get(DECISION.VOTES_AGAINST),
            row.get(DECISION.ABSTENTIONS));
  }

  List<NextStep> steps(Collection<Long> itemIds) {
    return sql.select(
            NEXT_STEP.AGENDA_ITEM_ID,
            NEXT_STEP.CLAUSE_ID,
            NEXT_STEP.DECISION_CLAUSE_ID,
            NEXT_STEP.KIND,
            NEXT_STEP.REASON,
            NEXT_STEP.ARRANGED_AT)
        .from(NEXT_STEP)
        .where(NEXT_STEP.AGENDA_ITEM_ID.in(itemIds))
        .orderBy(NEXT_STEP.AGENDA_ITEM_ID, NEXT_STEP.ID)
        .limit(20_000)
        .fetch(row ->
            new NextStep(
                row.value1(),
                about(row.value1(), row.value2(), row.value3()),
                Coded.of(StepKind.class, row.value4()),
                row.value5(),
                row.value6()));
  }

  static Ref about(long itemId, @Nullable Long clauseId, @Nullable Long decisionClauseId) {
    if (clauseId != null) {
      return new Ref(Kind.CLAUSE, clauseId);
    }
    return decisionClauseId != null
        ? new Ref(Kind.DECISION_CLAUSE, decisionClauseId)
        : new Ref(Kind.AGENDA_ITEM, itemId);
  }
}
