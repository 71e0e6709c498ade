package org.throughline.decisions;

import static org.throughline.meetings.MeetingCards.card;
import static org.throughline.meetings.MeetingCards.named;
import static throughline.db.decisions.Tables.DECISION;
import static throughline.db.decisions.Tables.DECISION_CLAUSE;
import static throughline.db.decisions.Tables.NEXT_STEP;
import static throughline.db.meetings.Tables.AGENDA_ITEM;
import static throughline.db.meetings.Tables.MEETING;
import static throughline.db.organisations.Tables.ORGANISATION;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.throughline.lines.Card;
import org.throughline.lines.Edge;
import org.throughline.lines.LineSource;
import org.throughline.meetings.MeetingCards;
import org.throughline.organisations.Actor;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

/// Decisions on the line: item, decision, decision clause; a directive's clause stands above the
/// item that arranged its next step, and above the decision clause that carries it out.
@Component
class DecisionLines implements LineSource {
  private static final int LIMIT = 2_000;

  private final DSLContext sql;

  DecisionLines(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public List<Card> cards(Collection<Ref> refs, Actor actor, Language language) {
    var cards = new ArrayList<Card>();
    var decisions = Ref.ids(refs, Kind.DECISION);
    if (!decisions.isEmpty()) {
      cards.addAll(decisionCards(decisions, actor, language));
    }
    var clauses = Ref.ids(refs, Kind.DECISION_CLAUSE);
    if (!clauses.isEmpty()) {
      cards.addAll(clauseCards(clauses, actor, language));
    }
    return cards;
  }

  private List<Card> decisionCards(List<Long> ids, Actor actor, Language language) {
    var open = DSL.field(MeetingCards.visible(actor));
    return sql.select(
            DECISION.ID,
            AGENDA_ITEM.ID,
            AGENDA_ITEM.TITLE,
            DECISION.OUTCOME,
            MEETING.HELD_ON,
            ORGANISATION.NAME_EN,
            ORGANISATION.NAME_ZH,
            open)
        .from(DECISION)
        .join(AGENDA_ITEM)
        .on(AGENDA_ITEM.ID.eq(DECISION.AGENDA_ITEM_ID))
        .join(MEETING)
        .on(MEETING.ID.eq(AGENDA_ITEM.MEETING_ID))
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(MEETING.ORGANISATION_ID))
        .where(DECISION.ID.in(ids).and(named(actor)).and(MeetingCards.itemVisible(actor)))
        .orderBy(DECISION.ID)
        .limit(LIMIT)
        .fetch(row ->
            card(
                row,
                new Ref(Kind.DECISION, row.value1()),
                row.value3(),
                "decisions.outcome." + row.value4(),
                "/items/" + row.value2(),
                row.get(open),
                language));
  }

  private List<Card> clauseCards(List<Long> ids, Actor actor, Language language) {
    var open = DSL.field(MeetingCards.visible(actor));
    return sql.select(
            DECISION_CLAUSE.ID,
            DECISION.AGENDA_ITEM_ID,
            DECISION_CLAUSE.TEXT,
            MEETING.HELD_ON,
            ORGANISATION.NAME_EN,
            ORGANISATION.NAME_ZH,
            open)
        .from(DECISION_CLAUSE)
        .join(DECISION)
        .on(DECISION.ID.eq(DECISION_CLAUSE.DECISION_ID))
        .join(AGENDA_ITEM)
        .on(AGENDA_ITEM.ID.eq(DECISION.AGENDA_ITEM_ID))
        .join(MEETING)
        .on(MEETING.ID.eq(AGENDA_ITEM.MEETING_ID))
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(MEETING.ORGANISATION_ID))
        .where(DECISION_CLAUSE.ID.in(ids).and(named(actor)).and(MeetingCards.itemVisible(actor)))
        .orderBy(DECISION_CLAUSE.ID)
        .limit(LIMIT)
        .fetch(row ->
            card(
                row,
                new Ref(Kind.DECISION_CLAUSE, row.value1()),
                row.value3(),
                null,
                "/items/" + row.value2() + "#decision-clause-" + row.value1(),
                row.get(open),
                language));
  }

  @Override
  public List<Edge> above(Collection<Ref> refs) {
    var clauses = Ref.ids(refs, Kind.DECISION_CLAUSE);
    var edges = new ArrayList<Edge>();
    edges.addAll(arranged(NEXT_STEP.AGENDA_ITEM_ID, Ref.ids(refs, Kind.AGENDA_ITEM)));
    edges.addAll(decided(DECISION.ID, Ref.ids(refs, Kind.DECISION)));
    edges.addAll(stated(DECISION_CLAUSE.ID, clauses));
    edges.addAll(carried(DECISION_CLAUSE.ID, clauses));
    return edges;
  }

  @Override
  public List<Edge> below(Collection<Ref> refs) {
    var clauses = Ref.ids(refs, Kind.CLAUSE);
    var edges = new ArrayList<Edge>();
    edges.addAll(arranged(NEXT_STEP.CLAUSE_ID, clauses));
    edges.addAll(decided(DECISION.AGENDA_ITEM_ID, Ref.ids(refs, Kind.AGENDA_ITEM)));
    edges.addAll(stated(DECISION_CLAUSE.DECISION_ID, Ref.ids(refs, Kind.DECISION)));
    edges.addAll(carried(DECISION_CLAUSE.CARRIES_CLAUSE_ID, clauses));
    return edges;
  }

  /// A directive's clause and the item at which its next step was arranged.
  private List<Edge> arranged(Field<Long> asked, List<Long> ids) {
    return pairs(
        asked, ids, Kind.CLAUSE, NEXT_STEP.CLAUSE_ID, Kind.AGENDA_ITEM, NEXT_STEP.AGENDA_ITEM_ID);
  }

  private List<Edge> decided(Field<Long> asked, List<Long> ids) {
    return pairs(asked, ids, Kind.AGENDA_ITEM, DECISION.AGENDA_ITEM_ID, Kind.DECISION, DECISION.ID);
  }

  private List<Edge> stated(Field<Long> asked, List<Long> ids) {
    return pairs(
        asked,
        ids,
        Kind.DECISION,
        DECISION_CLAUSE.DECISION_ID,
        Kind.DECISION_CLAUSE,
        DECISION_CLAUSE.ID);
  }

  private List<Edge> carried(Field<Long> asked, List<Long> ids) {
    return pairs(
        asked,
        ids,
        Kind.CLAUSE,
        DECISION_CLAUSE.CARRIES_CLAUSE_ID,
        Kind.DECISION_CLAUSE,
        DECISION_CLAUSE.ID);
  }

  private List<Edge> pairs(
      Field<Long> asked,
      List<Long> ids,
      Kind upperKind,
      TableField<?, Long> upper,
      Kind lowerKind,
      Field<Long> lower) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return sql.select(upper, lower)
        .from(upper.getTable())
        .where(asked.in(ids), upper.isNotNull())
        .orderBy(upper, lower)
        .limit(LIMIT)
        .fetch(row -> new Edge(new Ref(upperKind, row.value1()), new Ref(lowerKind, row.value2())));
  }
}
