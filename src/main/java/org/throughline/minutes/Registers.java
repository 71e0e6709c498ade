package org.throughline.minutes;

import static throughline.db.decisions.Tables.DECISION;
import static throughline.db.decisions.Tables.DECISION_CLAUSE;
import static throughline.db.meetings.Tables.AGENDA_ITEM;
import static throughline.db.meetings.Tables.MEETING;
import static throughline.db.organisations.Tables.ORGANISATION;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.throughline.decisions.DecisionOutcome;
import org.throughline.decisions.FollowUp;
import org.throughline.lines.Card;
import org.throughline.meetings.MeetingCards;
import org.throughline.organisations.Actor;
import org.throughline.shared.Coded;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

/// The register of decisions: what was decided, by whom and when, and what became of it. Of what
/// the reader may see.
@Service
public class Registers {
  private final DSLContext sql;
  private final ObjectProvider<FollowUp> followUps;

  Registers(DSLContext sql, ObjectProvider<FollowUp> followUps) {
    this.sql = sql;
    this.followUps = followUps;
  }

  public int count(Actor actor, RegisterFilter filter) {
    return sql.fetchCount(
        DSL.selectOne()
            .from(DECISION)
            .join(AGENDA_ITEM)
            .on(AGENDA_ITEM.ID.eq(DECISION.AGENDA_ITEM_ID))
            .join(MEETING)
            .on(MEETING.ID.eq(AGENDA_ITEM.MEETING_ID))
            .where(visibleTo(actor, filter)));
  }

  /// The latest meeting first, each in the order of its agenda.
  public List<RegisterLine> list(
      Actor actor, RegisterFilter filter, Language language, int offset, int limit) {
    var rows =
        sql.select(
                DECISION.ID,
                AGENDA_ITEM.ID,
                AGENDA_ITEM.TITLE,
                MEETING.LANGUAGE,
                MEETING.ID,
                MEETING.TITLE,
                ORGANISATION.NAME_EN,
                ORGANISATION.NAME_ZH,
                MEETING.HELD_ON,
                DECISION.OUTCOME,
                DECISION.TEXT)
            .from(DECISION)
            .join(AGENDA_ITEM)
            .on(AGENDA_ITEM.ID.eq(DECISION.AGENDA_ITEM_ID))
            .join(MEETING)
            .on(MEETING.ID.eq(AGENDA_ITEM.MEETING_ID))
            .join(ORGANISATION)
            .on(ORGANISATION.ID.eq(MEETING.ORGANISATION_ID))
            .where(visibleTo(actor, filter))
            .orderBy(
                MEETING.HELD_ON.desc().nullsLast(), MEETING.ID.desc(), AGENDA_ITEM.NUMBER.asc())
            .offset(offset)
            .limit(limit)
            .fetch();
    var clauses = clauses(rows.map(row -> row.get(DECISION.ID)));
    var tasks = tasks(clauses, actor, language);
    return rows.map(row -> line(row, clauses, tasks, language));
  }

  private static RegisterLine line(
      Record row, Map<Long, List<Clause>> clauses, Map<Ref, List<Card>> tasks, Language language) {
    var own = clauses.getOrDefault(row.get(DECISION.ID), List.of());
    var text = row.get(DECISION.TEXT);
    var became = new LinkedHashMap<Ref, Card>();
    own.forEach(clause ->
        tasks.getOrDefault(clause.ref(), List.of()).forEach(each -> became.put(each.ref(), each)));
    return new RegisterLine(
        row.get(DECISION.ID),
        row.get(AGENDA_ITEM.ID),
        row.get(AGENDA_ITEM.TITLE),
        Language.of(row.get(MEETING.LANGUAGE)),
        row.get(MEETING.ID),
        row.get(MEETING.TITLE),
        language.pick(row.get(ORGANISATION.NAME_EN), row.get(ORGANISATION.NAME_ZH)),
        row.get(MEETING.HELD_ON),
        Coded.of(DecisionOutcome.class, row.get(DECISION.OUTCOME)),
        text != null ? text : own.stream().map(Clause::text).collect(Collectors.joining("\n")),
        own.size(),
        new ArrayList<>(became.values()));
  }

  /// Items that a reader does not see are neither listed nor counted.
  private static Condition visibleTo(Actor actor, RegisterFilter filter) {
    var where = MeetingCards.visible(actor).and(MeetingCards.itemVisible(actor));
    if (filter.organisationId() != null) {
      where = where.and(MEETING.ORGANISATION_ID.eq(filter.organisationId()));
    }
    if (filter.year() != null) {
      where =
          where.and(
              MEETING.HELD_ON.between(
                  LocalDate.of(filter.year(), 1, 1), LocalDate.of(filter.year(), 12, 31)));
    }
    if (filter.outcome() != null) {
      where = where.and(DECISION.OUTCOME.eq(filter.outcome().code()));
    }
    return filter.words().isEmpty() ? where : where.and(says(filter.words()));
  }

  private static Condition says(String words) {
    return AGENDA_ITEM
        .TITLE
        .containsIgnoreCase(words)
        .or(DECISION.TEXT.containsIgnoreCase(words))
        .or(
            DSL.exists(
                DSL.selectOne()
                    .from(DECISION_CLAUSE)
                    .where(
                        DECISION_CLAUSE.DECISION_ID.eq(DECISION.ID),
                        DECISION_CLAUSE.TEXT.containsIgnoreCase(words))));
  }

  private record Clause(long id, String text) {
    Ref ref() {
      return new Ref(Kind.DECISION_CLAUSE, id);
    }
  }

  private Map<Long, List<Clause>> clauses(Collection<Long> decisions) {
    if (decisions.isEmpty()) {
      return Map.of();
    }
    return sql.select(DECISION_CLAUSE.DECISION_ID, DECISION_CLAUSE.ID, DECISION_CLAUSE.TEXT)
        .from(DECISION_CLAUSE)
        .where(DECISION_CLAUSE.DECISION_ID.in(decisions))
        .orderBy(DECISION_CLAUSE.DECISION_ID, DECISION_CLAUSE.NUMBER)
        .limit(20_000)
        .fetchGroups(DECISION_CLAUSE.DECISION_ID, row -> new Clause(row.value2(), row.value3()));
  }

  private Map<Ref, List<Card>> tasks(
      Map<Long, List<Clause>> clauses, Actor actor, Language language) {
    var refs = clauses.values().stream().flatMap(List::stream).map(Clause::ref).toList();
    var found = new HashMap<Ref, List<Card>>();
    if (!refs.isEmpty()) {
      followUps.forEach(each -> found.putAll(each.tasksFor(refs, actor, language)));
    }
    return found;
  }

  /// An organisation whose decisions the reader may see.
  public record Deciding(long id, String name) {}

  public List<Deciding> organisations(Actor actor, Language language) {
    return organisations(visibleTo(actor, RegisterFilter.ALL), language);
  }

  /// Those of the actor's own body.
  public List<Deciding> ownOrganisations(Actor actor, Language language) {
    return organisations(
        visibleTo(actor, RegisterFilter.ALL).and(ORGANISATION.BODY_ID.eq(actor.bodyId())),
        language);
  }

  private List<Deciding> organisations(Condition where, Language language) {
    return sql.selectDistinct(
            ORGANISATION.ID, ORGANISATION.NAME_EN, ORGANISATION.NAME_ZH, ORGANISATION.FIRST_NUMBER)
        .from(MEETING)
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(MEETING.ORGANISATION_ID))
        .join(AGENDA_ITEM)
        .on(AGENDA_ITEM.MEETING_ID.eq(MEETING.ID))
        .join(DECISION)
        .on(DECISION.AGENDA_ITEM_ID.eq(AGENDA_ITEM.ID))
        .where(where)
        .orderBy(ORGANISATION.FIRST_NUMBER)
        .limit(500)
        .fetch(row -> new Deciding(row.value1(), language.pick(row.value2(), row.value3())));
  }

  /// In which something was decided that the reader may see, the latest first.
  public List<Integer> years(Actor actor) {
    var year = DSL.year(MEETING.HELD_ON);
    return sql
        .selectDistinct(year)
        .from(MEETING)
        .join(AGENDA_ITEM)
        .on(AGENDA_ITEM.MEETING_ID.eq(MEETING.ID))
        .join(DECISION)
        .on(DECISION.AGENDA_ITEM_ID.eq(AGENDA_ITEM.ID))
        .where(visibleTo(actor, RegisterFilter.ALL).and(MEETING.HELD_ON.isNotNull()))
        .orderBy(year.desc())
        .limit(100)
        .fetch(row -> row.value1())
        .stream()
        .filter(Objects::nonNull)
        .toList();
  }
}
