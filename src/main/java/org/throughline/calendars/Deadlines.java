package org.throughline.calendars;

import static throughline.db.calendars.Tables.CALENDAR;
import static throughline.db.calendars.Tables.MINIMUM_LEAD;
import static throughline.db.organisations.Tables.ORGANISATION;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Service;
import org.throughline.organisations.Organisation;
import org.throughline.organisations.OrganisationKind;
import org.throughline.organisations.Organisations;

/// Deadlines found by a rule, and deadlines that every level on the way down can keep.
@Service
public class Deadlines {
  /// Bodies with a calendar or a least time of their own that are looked at one by one.
  private static final int DIFFERENT = 100;

  private final DSLContext sql;
  private final Organisations organisations;
  private final Calendars calendars;
  private final MinimumLeads leads;
  private final RulePacks packs;
  private final RuleSentences sentences;
  private final Clock clock;

  Deadlines(
      DSLContext sql,
      Organisations organisations,
      Calendars calendars,
      MinimumLeads leads,
      RulePacks packs,
      RuleSentences sentences,
      Clock clock) {
    this.sql = sql;
    this.organisations = organisations;
    this.calendars = calendars;
    this.leads = leads;
    this.packs = packs;
    this.sentences = sentences;
    this.clock = clock;
  }

  /// What a rule in force today gives at an organisation, by its calendar.
  ///
  /// @param rule the pack's code and the rule's: `common/ten-days`
  /// @return empty where no such rule is in force there
  public Optional<Explained> byRule(long organisationId, String rule, LocalDate from) {
    var slash = rule.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    return packs
        .inForce(organisationId, rule.substring(0, slash))
        .flatMap(pack ->
            pack.rule(rule.substring(slash + 1))
                .map(found -> byRule(organisationId, pack, found, from)));
  }

  /// The same for a rule at hand, in force or not.
  public Explained byRule(long organisationId, RulePack pack, Rule rule, LocalDate from) {
    var calendar = calendars.of(organisationId);
    return sentences.explain(pack, rule, from, RuleArithmetic.find(rule, calendar, from), calendar);
  }

  /// The latest days from a body down to one beneath it, or in it; of the body alone where both are
  /// the same. Looked at from today.
  ///
  /// @param leafId an organisation; its body is the leaf
  /// @throws IllegalArgumentException where the one is not above the other
  public Chain chain(LocalDate finalDay, long fromBodyId, long leafId) {
    var path = organisations.path(leafId).stream().filter(each -> each.kind().isBody()).toList();
    var from = path.stream().map(Organisation::id).toList().indexOf(fromBodyId);
    if (from < 0) {
      throw new IllegalArgumentException(leafId + " is not beneath " + fromBodyId);
    }
    var needs = leads.along(path);
    var steps =
        java.util.stream.IntStream.range(from, path.size())
            .mapToObj(
                i -> new ChainRules.Step(path.get(i), calendars.of(path.get(i).id()), needs.get(i)))
            .toList();
    return ChainRules.chain(finalDay, LocalDate.now(clock), steps);
  }

  /// The tightest way from a body down to any body of a kind: the one that has to begin first.
  /// Bodies alike in calendar and least times are looked at once.
  ///
  /// @return empty where there is none of that kind beneath
  public Optional<Chain> chain(LocalDate finalDay, long fromBodyId, OrganisationKind toKind) {
    return leaves(organisations.get(fromBodyId), toKind).stream()
        .map(leaf -> chain(finalDay, fromBodyId, leaf))
        .min(
            Comparator.comparing((Chain chain) -> chain.levels().getFirst().receivedBy())
                .thenComparing(Chain::leafHas));
  }

  /// The first of the kind, and the first in or beneath each body that differs from its superior.
  private HashSet<Long> leaves(Organisation from, OrganisationKind kind) {
    var beneath =
        ORGANISATION
            .FIRST_NUMBER
            .gt(from.first())
            .and(ORGANISATION.FIRST_NUMBER.le(from.last()))
            .and(ORGANISATION.KIND.eq(kind.code()))
            .and(ORGANISATION.DISSOLVED_ON.isNull());
    var leaves = new HashSet<>(first(beneath));
    for (var each : different(from)) {
      leaves.addAll(
          first(beneath.and(ORGANISATION.FIRST_NUMBER.between(each.first(), each.last()))));
    }
    return leaves;
  }

  private List<Long> first(Condition where) {
    return sql.select(ORGANISATION.ID)
        .from(ORGANISATION)
        .where(where)
        .orderBy(ORGANISATION.FIRST_NUMBER)
        .limit(1)
        .fetch(ORGANISATION.ID);
  }

  private record Span(long first, long last) {}

  private List<Span> different(Organisation from) {
    return sql.select(ORGANISATION.FIRST_NUMBER, ORGANISATION.LAST_NUMBER)
        .from(ORGANISATION)
        .where(ORGANISATION.FIRST_NUMBER.gt(from.first()))
        .and(ORGANISATION.FIRST_NUMBER.le(from.last()))
        .and(
            ORGANISATION
                .ID
                .in(DSL.select(CALENDAR.ORGANISATION_ID).from(CALENDAR))
                .or(
                    ORGANISATION.ID.in(
                        DSL.select(MINIMUM_LEAD.ORGANISATION_ID).from(MINIMUM_LEAD))))
        .orderBy(ORGANISATION.FIRST_NUMBER)
        .limit(DIFFERENT)
        .fetch(row -> new Span(row.value1(), row.value2()));
  }
}
