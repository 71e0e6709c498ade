package org.throughline.calendars;

import static org.jooq.impl.DSL.select;
import static throughline.db.calendars.Tables.PACK;
import static throughline.db.calendars.Tables.RULE;
import static throughline.db.organisations.Tables.ORGANISATION;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Coded;
import org.throughline.shared.Happened;
import org.throughline.shared.Kind;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// Packs of deadline rules, in versions that never change. A body's own pack goes before one of the
/// same code from above, and that before the one that comes with the product.
@Service
public class RulePacks {
  private static final int LIMIT = 1_000;

  private final DSLContext sql;
  private final Policy policy;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  RulePacks(DSLContext sql, Policy policy, Clock clock, ApplicationEventPublisher events) {
    this.sql = sql;
    this.policy = policy;
    this.clock = clock;
    this.events = events;
  }

  /// Of each code the pack that holds at an organisation today, by code.
  public List<RulePack> inForce(long organisationId) {
    var today = LocalDate.now(clock);
    var byCode = new LinkedHashMap<String, RulePack>();
    for (var pack : at(organisationId)) {
      if (!pack.validFrom().isAfter(today)) {
        byCode.putIfAbsent(pack.code(), pack);
      }
    }
    return byCode.values().stream().sorted(Comparator.comparing(RulePack::code)).toList();
  }

  public Optional<RulePack> inForce(long organisationId, String code) {
    return inForce(organisationId).stream().filter(each -> each.code().equals(code)).findFirst();
  }

  /// Every version of every pack published by an organisation's body, a body above it, or with the
  /// product: nearest first, then latest version first.
  public List<RulePack> at(long organisationId) {
    var above = ORGANISATION.as("above");
    var own = ORGANISATION.as("own");
    return list(
        PACK.ORGANISATION_ID
            .isNull()
            .or(
                PACK.ORGANISATION_ID.in(
                    select(above.ID)
                        .from(above)
                        .join(own)
                        .on(above.FIRST_NUMBER.le(own.FIRST_NUMBER))
                        .and(above.LAST_NUMBER.ge(own.FIRST_NUMBER))
                        .where(own.ID.eq(organisationId)))));
  }

  private List<RulePack> list(Condition where) {
    return sql.select(
            PACK.ID,
            PACK.ORGANISATION_ID,
            PACK.CODE,
            PACK.VERSION,
            PACK.NAME_EN,
            PACK.NAME_ZH,
            PACK.VALID_FROM,
            PACK.PUBLISHED_AT,
            PACK.PUBLISHED_BY,
            DSL.multiset(
                    select(
                            RULE.CODE,
                            RULE.KIND,
                            RULE.NUMBER,
                            RULE.COUNTED_FROM,
                            RULE.FIRST_DAY_COUNTS,
                            RULE.ROLL,
                            RULE.SENTENCE_EN,
                            RULE.SENTENCE_ZH)
                        .from(RULE)
                        .where(RULE.PACK_ID.eq(PACK.ID))
                        .orderBy(RULE.POSITION, RULE.CODE)
                        .limit(LIMIT))
                .convertFrom(rows ->
                    rows.map(row ->
                        new Rule(
                            row.value1(),
                            Coded.of(RuleKind.class, row.value2()),
                            row.value3(),
                            Coded.of(CountedFrom.class, row.value4()),
                            row.value5(),
                            Coded.of(Roll.class, row.value6()),
                            row.value7(),
                            row.value8()))))
        .from(PACK)
        .leftJoin(ORGANISATION)
        .on(ORGANISATION.ID.eq(PACK.ORGANISATION_ID))
        .where(where)
        .orderBy(ORGANISATION.DEPTH.desc().nullsLast(), PACK.VERSION.desc(), PACK.CODE)
        .limit(LIMIT)
        .fetch(row ->
            new RulePack(
                row.value1(),
                row.value2(),
                row.value3(),
                row.value4(),
                row.value5(),
                row.value6(),
                row.value7(),
                row.value8(),
                row.value9(),
                row.value10()));
  }

  /// A pack as typed or read from a file, before it has a version.
  public record NewPack(
      String code, String nameEn, String nameZh, LocalDate validFrom, List<Rule> rules) {
    public NewPack {
      rules = List.copyOf(rules);
    }
  }

  public record Published(Ref about, Who by, String detail) implements Happened {
    @Override
    public String action() {
      return "calendar.pack_published";
    }
  }

  /// Publishes the next version for the actor's body and all beneath. Its number goes on from the
  /// highest of that code above and beneath, so that one number never means two things in one
  /// place.
  @Transactional
  public Outcome<RulePack> publish(Actor actor, NewPack pack) {
    policy.require(actor, Permission.CALENDAR_KEEP, actor.bodyId());
    // one at a time, so that two do not take the same number
    sql.execute("select pg_advisory_xact_lock(hashtext('calendars.pack'))");
    var refusal = PackRules.refusal(pack);
    if (refusal != null) {
      return Outcome.refused(refusal);
    }
    var version = highestVersion(actor, pack.code()) + 1;
    long id =
        sql.insertInto(PACK)
            .set(PACK.ORGANISATION_ID, actor.bodyId())
            .set(PACK.CODE, pack.code())
            .set(PACK.VERSION, version)
            .set(PACK.NAME_EN, pack.nameEn())
            .set(PACK.NAME_ZH, pack.nameZh())
            .set(PACK.VALID_FROM, pack.validFrom())
            .set(PACK.PUBLISHED_AT, clock.instant())
            .set(PACK.PUBLISHED_BY, actor.personId())
            .returningResult(PACK.ID)
            .fetchSingle()
            .value1();
    var position = 0;
    for (var rule : pack.rules()) {
      sql.insertInto(RULE)
          .set(RULE.PACK_ID, id)
          .set(RULE.POSITION, ++position)
          .set(RULE.CODE, rule.code())
          .set(RULE.KIND, rule.kind().code())
          .set(RULE.NUMBER, rule.number())
          .set(RULE.COUNTED_FROM, rule.countedFrom().code())
          .set(RULE.FIRST_DAY_COUNTS, rule.firstDayCounts())
          .set(RULE.ROLL, rule.roll().code())
          .set(RULE.SENTENCE_EN, rule.sentenceEn())
          .set(RULE.SENTENCE_ZH, rule.sentenceZh())
          .execute();
    }
    events.publishEvent(
        new Published(
            new Ref(Kind.ORGANISATION, actor.bodyId()), actor.who(), pack.code() + " " + version));
    return Outcome.done(list(PACK.ID.eq(id)).getFirst());
  }

  private int highestVersion(Actor actor, String code) {
    return sql.select(DSL.coalesce(DSL.max(PACK.VERSION), 0))
        .from(PACK)
        .leftJoin(ORGANISATION)
        .on(ORGANISATION.ID.eq(PACK.ORGANISATION_ID))
        .where(PACK.CODE.eq(code))
        .and(
            PACK.ORGANISATION_ID
                .isNull()
                .or(ORGANISATION.FIRST_NUMBER.between(actor.bodyFirst(), actor.bodyLast()))
                .or(
                    ORGANISATION
                        .FIRST_NUMBER
                        .le(actor.bodyFirst())
                        .and(ORGANISATION.LAST_NUMBER.ge(actor.bodyLast()))))
        .fetchSingle()
        .value1();
  }
}
