package org.throughline.minutes;

import static org.jooq.impl.DSL.select;
import static throughline.db.decisions.Tables.DECISION;
import static throughline.db.decisions.Tables.DECISION_CLAUSE;
import static throughline.db.directives.Tables.CLAUSE;
import static throughline.db.meetings.Tables.AGENDA_ITEM;
import static throughline.db.meetings.Tables.AGENDA_ITEM_DIRECTIVE;
import static throughline.db.meetings.Tables.MEETING;
import static throughline.db.organisations.Tables.ORGANISATION;

import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.throughline.decisions.DecisionOutcome;
import org.throughline.meetings.Agenda;
import org.throughline.meetings.MeetingCards;
import org.throughline.organisations.Actor;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;
import org.throughline.shared.TextDifference;
import org.throughline.shared.TextDifference.Piece;

/// One matter through bodies and meetings: every item that conveyed the same directive or carried
/// one of its clauses out, in the order of time, with what was proposed beside what was decided.
@Service
public class Histories {
  private static final int MOST = 300;

  private final DSLContext sql;
  private final Agenda agenda;

  Histories(DSLContext sql, Agenda agenda) {
    this.sql = sql;
    this.agenda = agenda;
  }

  /// @param here the item from which the history is seen
  /// @param change from the proposed words to those decided; empty where either is missing
  public record Stop(
      long itemId,
      String title,
      Language language,
      long meetingId,
      String meeting,
      String organisation,
      @Nullable LocalDate heldOn,
      @Nullable DecisionOutcome outcome,
      @Nullable String proposed,
      @Nullable String decided,
      List<Piece> change,
      boolean here) {}

  /// @throws org.throughline.shared.NotFound where there is none that this actor may see
  public List<Stop> of(Actor actor, long itemId, Language language) {
    agenda.item(actor, itemId);
    var directives =
        select(AGENDA_ITEM_DIRECTIVE.DIRECTIVE_ID)
            .from(AGENDA_ITEM_DIRECTIVE)
            .where(AGENDA_ITEM_DIRECTIVE.AGENDA_ITEM_ID.eq(itemId))
            .union(
                select(CLAUSE.DIRECTIVE_ID)
                    .from(CLAUSE)
                    .join(DECISION_CLAUSE)
                    .on(DECISION_CLAUSE.CARRIES_CLAUSE_ID.eq(CLAUSE.ID))
                    .join(DECISION)
                    .on(DECISION.ID.eq(DECISION_CLAUSE.DECISION_ID))
                    .where(DECISION.AGENDA_ITEM_ID.eq(itemId)));
    var conveying =
        select(AGENDA_ITEM_DIRECTIVE.AGENDA_ITEM_ID)
            .from(AGENDA_ITEM_DIRECTIVE)
            .where(AGENDA_ITEM_DIRECTIVE.DIRECTIVE_ID.in(directives));
    var carrying =
        select(DECISION.AGENDA_ITEM_ID)
            .from(DECISION)
            .join(DECISION_CLAUSE)
            .on(DECISION_CLAUSE.DECISION_ID.eq(DECISION.ID))
            .join(CLAUSE)
            .on(CLAUSE.ID.eq(DECISION_CLAUSE.CARRIES_CLAUSE_ID))
            .where(CLAUSE.DIRECTIVE_ID.in(directives));
    var clauses =
        DSL.field(
            select(
                    DSL.listAgg(DECISION_CLAUSE.TEXT, "\n")
                        .withinGroupOrderBy(DECISION_CLAUSE.NUMBER))
                .from(DECISION_CLAUSE)
                .where(DECISION_CLAUSE.DECISION_ID.eq(DECISION.ID)));
    return sql.select(
            AGENDA_ITEM.ID,
            AGENDA_ITEM.TITLE,
            AGENDA_ITEM.TEXT,
            MEETING.ID,
            MEETING.TITLE,
            MEETING.LANGUAGE,
            MEETING.HELD_ON,
            ORGANISATION.NAME_EN,
            ORGANISATION.NAME_ZH,
            DECISION.OUTCOME,
            DECISION.TEXT,
            clauses)
        .from(AGENDA_ITEM)
        .join(MEETING)
        .on(MEETING.ID.eq(AGENDA_ITEM.MEETING_ID))
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(MEETING.ORGANISATION_ID))
        .leftJoin(DECISION)
        .on(DECISION.AGENDA_ITEM_ID.eq(AGENDA_ITEM.ID))
        .where(
            AGENDA_ITEM
                .ID
                .eq(itemId)
                .or(AGENDA_ITEM.ID.in(conveying))
                .or(AGENDA_ITEM.ID.in(carrying)))
        .and(MeetingCards.visible(actor))
        .and(MeetingCards.itemVisible(actor))
        .orderBy(MEETING.HELD_ON.asc().nullsLast(), MEETING.ID.asc(), AGENDA_ITEM.NUMBER.asc())
        .limit(MOST)
        .fetch(row -> {
          var proposed = row.value3();
          var decided = row.value11() == null ? row.value12() : row.value11();
          return new Stop(
              row.value1(),
              row.value2(),
              Language.of(row.value6()),
              row.value4(),
              row.value5(),
              language.pick(row.value8(), row.value9()),
              row.value7(),
              Coded.find(DecisionOutcome.class, row.value10()).orElse(null),
              proposed,
              decided,
              proposed == null || decided == null
                  ? List.of()
                  : TextDifference.between(proposed, decided),
              row.value1() == itemId);
        });
  }
}
