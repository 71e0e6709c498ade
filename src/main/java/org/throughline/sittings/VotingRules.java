package org.throughline.sittings;

import static org.throughline.organisations.Permission.MEETING_PREPARE;
import static throughline.db.sittings.Tables.RULE;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.meetings.ItemKind;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Policy;
import org.throughline.shared.Coded;
import org.throughline.shared.Happened;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// The quorum and voting rules of each organisation. A rule counts for votes closed from then on.
@Service
public class VotingRules {
  private final DSLContext sql;
  private final Organisations organisations;
  private final Policy policy;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  VotingRules(
      DSLContext sql,
      Organisations organisations,
      Policy policy,
      Clock clock,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.organisations = organisations;
    this.policy = policy;
    this.clock = clock;
    this.events = events;
  }

  /// @param itemKind null for the rule that counts for all kinds without one of their own
  public record OfKind(@Nullable ItemKind itemKind, VotingRule rule) {}

  public record Changed(Ref about, Who by, boolean set, @Nullable String detail)
      implements Happened {
    @Override
    public String action() {
      return set ? "sitting.rule_set" : "sitting.rule_dropped";
    }
  }

  /// The kind's own, else the organisation's, else [VotingRule#USUAL].
  public VotingRule of(long organisationId, @Nullable ItemKind itemKind) {
    var kind =
        itemKind == null
            ? RULE.ITEM_KIND.isNull()
            : RULE.ITEM_KIND.isNull().or(RULE.ITEM_KIND.eq(itemKind.code()));
    return list(RULE.ORGANISATION_ID.eq(organisationId).and(kind)).stream()
        .reduce((_, last) -> last)
        .map(OfKind::rule)
        .orElse(VotingRule.USUAL);
  }

  /// Those it has set itself, the general one first.
  public List<OfKind> ofOrganisation(long organisationId) {
    return list(RULE.ORGANISATION_ID.eq(organisationId));
  }

  private List<OfKind> list(Condition where) {
    return new ArrayList<>(
        sql.select(
                RULE.ITEM_KIND,
                RULE.SEATS,
                RULE.QUORUM_PARTS,
                RULE.QUORUM_OF,
                RULE.QUORUM_EXCEEDS,
                RULE.MAJORITY_BASE,
                RULE.MAJORITY_PARTS,
                RULE.MAJORITY_OF,
                RULE.MAJORITY_EXCEEDS,
                RULE.SUBSTITUTES_VOTE,
                RULE.PRESIDING_DECIDES,
                RULE.MUST_BE_SECRET)
            .from(RULE)
            .where(where)
            .orderBy(RULE.ITEM_KIND.asc().nullsFirst())
            .limit(100)
            .fetch(VotingRules::rule));
  }

  private static OfKind rule(Record row) {
    var kind = row.get(RULE.ITEM_KIND);
    return new OfKind(
        kind == null ? null : Coded.of(ItemKind.class, kind),
        new VotingRule(
            row.get(RULE.SEATS),
            new Share(
                row.get(RULE.QUORUM_PARTS), row.get(RULE.QUORUM_OF), row.get(RULE.QUORUM_EXCEEDS)),
            Coded.of(MajorityBase.class, row.get(RULE.MAJORITY_BASE)),
            new Share(
                row.get(RULE.MAJORITY_PARTS),
                row.get(RULE.MAJORITY_OF),
                row.get(RULE.MAJORITY_EXCEEDS)),
            row.get(RULE.SUBSTITUTES_VOTE),
            row.get(RULE.PRESIDING_DECIDES),
            row.get(RULE.MUST_BE_SECRET)));
  }

  @Transactional
  public Outcome<Long> set(
      Actor actor, long organisationId, @Nullable ItemKind itemKind, VotingRule rule) {
    requireOwn(actor, organisationId);
    sql.select(RULE.ID)
        .from(RULE)
        .where(RULE.ORGANISATION_ID.eq(organisationId))
        .forUpdate()
        .fetch();
    var row = sql.newRecord(RULE);
    row.set(RULE.ORGANISATION_ID, organisationId);
    row.set(RULE.ITEM_KIND, itemKind == null ? null : itemKind.code());
    row.set(RULE.SEATS, rule.seats());
    row.set(RULE.QUORUM_PARTS, rule.quorum().parts());
    row.set(RULE.QUORUM_OF, rule.quorum().whole());
    row.set(RULE.QUORUM_EXCEEDS, rule.quorum().exceeds());
    row.set(RULE.MAJORITY_BASE, rule.base().code());
    row.set(RULE.MAJORITY_PARTS, rule.majority().parts());
    row.set(RULE.MAJORITY_OF, rule.majority().whole());
    row.set(RULE.MAJORITY_EXCEEDS, rule.majority().exceeds());
    row.set(RULE.SUBSTITUTES_VOTE, rule.substitutesVote());
    row.set(RULE.PRESIDING_DECIDES, rule.presidingDecides());
    row.set(RULE.MUST_BE_SECRET, rule.mustBeSecret());
    row.set(RULE.SET_BY, actor.personId());
    row.set(RULE.SET_AT, clock.instant());
    sql.insertInto(RULE)
        .set(row)
        .onConflict(RULE.ORGANISATION_ID, RULE.ITEM_KIND)
        .doUpdate()
        .set(row)
        .execute();
    tell(actor, organisationId, true, itemKind);
    return Outcome.done(organisationId);
  }

  /// What was set for a kind; without it the general rule counts.
  @Transactional
  public Outcome<Long> drop(Actor actor, long organisationId, @Nullable ItemKind itemKind) {
    requireOwn(actor, organisationId);
    var kind = itemKind == null ? RULE.ITEM_KIND.isNull() : RULE.ITEM_KIND.eq(itemKind.code());
    var gone = sql.deleteFrom(RULE).where(RULE.ORGANISATION_ID.eq(organisationId), kind).execute();
    if (gone == 0) {
      return Outcome.conflict("sittings.rule.none");
    }
    tell(actor, organisationId, false, itemKind);
    return Outcome.done(organisationId);
  }

  private void tell(Actor actor, long organisationId, boolean set, @Nullable ItemKind itemKind) {
    events.publishEvent(
        new Changed(
            new Ref(Kind.ORGANISATION, organisationId),
            actor.who(),
            set,
            itemKind == null ? null : itemKind.code()));
  }

  /// Another body's organisation is answered as if it were not there.
  public void requireOwn(Actor actor, long organisationId) {
    if (organisations.get(organisationId).bodyId() != actor.bodyId()) {
      throw new NotFound(new Ref(Kind.ORGANISATION, organisationId));
    }
    policy.require(actor, MEETING_PREPARE, organisationId);
  }
}
