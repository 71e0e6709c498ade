package org.throughline.directives;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static throughline.db.directives.Tables.CLAUSE;
import static throughline.db.directives.Tables.RECEIPT;
import static throughline.db.directives.Tables.ROUTE;
import static throughline.db.organisations.Tables.ORGANISATION;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Addressees;
import org.throughline.organisations.Addressing;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Happened;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// Sending directives down, and what the receiving bodies answer. Bodies hold receipts.
@Service
public class Receipts {
  private final DSLContext sql;
  private final Clock clock;
  private final Policy policy;
  private final Directives directives;
  private final ReceiptQueries queries;
  private final ApplicationEventPublisher events;

  Receipts(
      DSLContext sql,
      Clock clock,
      Policy policy,
      Directives directives,
      ReceiptQueries queries,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.clock = clock;
    this.policy = policy;
    this.directives = directives;
    this.queries = queries;
    this.events = events;
  }

  /// @param detail to how many bodies
  public record Sent(Ref about, Who by, String detail) implements Happened {
    @Override
    public String action() {
      return "directive.sent";
    }
  }

  /// To whomever the choice means.
  @Transactional
  public Outcome<Integer> send(Actor actor, long directiveId, Addressees addressees) {
    return send(
        actor,
        directiveId,
        sql.select(ORGANISATION.ID)
            .from(ORGANISATION)
            .where(Addressing.chosen(actor, addressees))
            .fetch(ORGANISATION.ID));
  }

  /// To bodies beneath the actor's own, from the owner or from a body that acknowledged its own
  /// receipt. A body that has a receipt already gets one more route to the same; one that returned
  /// it has it delivered again.
  ///
  /// @return to how many bodies it goes by this route for the first time
  @Transactional
  public Outcome<Integer> send(Actor actor, long directiveId, Collection<Long> organisationIds) {
    var directive = directives.lock(actor, directiveId);
    policy.require(actor, Permission.DIRECTIVE_SEND, actor.bodyId());
    var ended = DirectiveRules.ended(directive);
    if (ended.isPresent()) {
      return Outcome.refused(ended.get());
    }
    var own = ofBody(directiveId, actor.bodyId());
    if (own.isEmpty()) {
      throw new org.throughline.shared.Forbidden(Permission.DIRECTIVE_SEND.code());
    }
    if (own.get().state() != ReceiptState.ACKNOWLEDGED) {
      return Outcome.conflict("directives.refused.acknowledge_first");
    }
    var chosen = new LinkedHashSet<>(organisationIds).toArray(Long[]::new);
    if (chosen.length == 0) {
      return Outcome.invalid("directives.refused.nobody_chosen");
    }
    if (countBeneath(actor, chosen) != chosen.length) {
      return Outcome.invalid("directives.refused.not_beneath");
    }
    deliver(directiveId, chosen);
    int sent = route(actor, directiveId, chosen);
    if (sent == 0) {
      return Outcome.conflict("directives.refused.sent_already");
    }
    events.publishEvent(
        new Sent(new Ref(Kind.RECEIPT, own.get().id()), actor.who(), String.valueOf(sent)));
    return Outcome.done(sent);
  }

  private int countBeneath(Actor actor, Long[] chosen) {
    return sql.fetchCount(
        ORGANISATION,
        ORGANISATION.ID.eq(any(chosen)),
        ORGANISATION.ID.eq(ORGANISATION.BODY_ID),
        ORGANISATION.DISSOLVED_ON.isNull(),
        ORGANISATION.FIRST_NUMBER.gt(actor.bodyFirst()),
        ORGANISATION.FIRST_NUMBER.le(actor.bodyLast()));
  }

  private void deliver(long directiveId, Long[] chosen) {
    int clauses = sql.fetchCount(CLAUSE, CLAUSE.DIRECTIVE_ID.eq(directiveId));
    sql.insertInto(
            RECEIPT,
            RECEIPT.DIRECTIVE_ID,
            RECEIPT.ORGANISATION_ID,
            RECEIPT.STATE,
            RECEIPT.SENT_AT,
            RECEIPT.COVERAGE,
            RECEIPT.N_UNKNOWN)
        .select(
            select(
                    val(directiveId),
                    ORGANISATION.ID,
                    val(ReceiptState.DELIVERED.code()),
                    val(clock.instant()),
                    val(new byte[clauses]),
                    val((short) clauses))
                .from(ORGANISATION)
                .where(ORGANISATION.ID.eq(any(chosen))))
        .onConflict(RECEIPT.DIRECTIVE_ID, RECEIPT.ORGANISATION_ID)
        .doUpdate()
        .set(RECEIPT.STATE, excluded(RECEIPT.STATE))
        .set(RECEIPT.SENT_AT, excluded(RECEIPT.SENT_AT))
        .setNull(RECEIPT.RETURNED_REASON)
        .where(RECEIPT.STATE.eq(ReceiptState.RETURNED.code()))
        .execute();
  }

  private int route(Actor actor, long directiveId, Long[] chosen) {
    return sql.insertInto(
            ROUTE,
            ROUTE.DIRECTIVE_ID,
            ROUTE.ORGANISATION_ID,
            ROUTE.VIA_ORGANISATION_ID,
            ROUTE.SENT_AT,
            ROUTE.SENT_BY)
        .select(
            select(
                    val(directiveId),
                    ORGANISATION.ID,
                    val(actor.bodyId()),
                    val(clock.instant()),
                    val(actor.personId()))
                .from(ORGANISATION)
                .where(ORGANISATION.ID.eq(any(chosen))))
        .onConflictDoNothing()
        .execute();
  }

  public record Acknowledged(Ref about, Who by) implements Happened {
    @Override
    public String action() {
      return "receipt.acknowledged";
    }
  }

  /// @return the directive's id
  @Transactional
  public Outcome<Long> acknowledge(Actor actor, long receiptId) {
    var receipt = lockOwn(actor, receiptId);
    if (receipt.state() != ReceiptState.DELIVERED && receipt.state() != ReceiptState.SENT) {
      return Outcome.conflict("directives.refused.answered_already");
    }
    sql.update(RECEIPT)
        .set(RECEIPT.STATE, ReceiptState.ACKNOWLEDGED.code())
        .set(RECEIPT.ACKNOWLEDGED_AT, clock.instant())
        .set(RECEIPT.ACKNOWLEDGED_BY, actor.personId())
        .where(RECEIPT.ID.eq(receiptId))
        .execute();
    events.publishEvent(new Acknowledged(new Ref(Kind.RECEIPT, receiptId), actor.who()));
    return Outcome.done(receipt.directiveId());
  }

  public record Returned(Ref about, Who by, String detail) implements Happened {
    @Override
    public String action() {
      return "receipt.returned";
    }
  }

  /// Wrongly addressed. The body no longer sees the directive, unless it is sent again.
  ///
  /// @return the directive's id
  @Transactional
  public Outcome<Long> returnAsWrong(Actor actor, long receiptId, @Nullable String reason) {
    var receipt = lockOwn(actor, receiptId);
    if (receipt.state() != ReceiptState.DELIVERED && receipt.state() != ReceiptState.SENT) {
      return Outcome.conflict("directives.refused.answered_already");
    }
    var why = DirectiveRules.cleanOrNull(reason);
    if (why == null) {
      return Outcome.invalid("directives.refused.return_reason");
    }
    var tooLong = DirectiveRules.tooLong(why, DirectiveRules.REASON, "reason");
    if (tooLong.isPresent()) {
      return Outcome.refused(tooLong.get());
    }
    sql.update(RECEIPT)
        .set(RECEIPT.STATE, ReceiptState.RETURNED.code())
        .set(RECEIPT.RETURNED_REASON, why)
        .set(RECEIPT.RETURNED_AT, clock.instant())
        .where(RECEIPT.ID.eq(receiptId))
        .execute();
    events.publishEvent(new Returned(new Ref(Kind.RECEIPT, receiptId), actor.who(), why));
    return Outcome.done(receipt.directiveId());
  }

  private Receipt lockOwn(Actor actor, long receiptId) {
    var seen = get(actor, receiptId);
    policy.require(actor, Permission.RECEIPT_ACKNOWLEDGE, seen.organisationId());
    sql.select(RECEIPT.ID).from(RECEIPT).where(RECEIPT.ID.eq(receiptId)).forUpdate().fetchSingle();
    return get(actor, receiptId);
  }

  /// The actor's own body's, or, for those who oversee, one of a body beneath.
  ///
  /// @throws NotFound where there is none, or none that the actor may see
  public Receipt get(Actor actor, long receiptId) {
    return queries
        .find(actor, receiptId)
        .orElseThrow(() -> new NotFound(new Ref(Kind.RECEIPT, receiptId)));
  }

  /// Notes that somebody of the actor's body has opened it; only the first time counts.
  @Transactional
  public void read(Actor actor, long directiveId) {
    sql.update(RECEIPT)
        .set(RECEIPT.READ_AT, clock.instant())
        .where(RECEIPT.DIRECTIVE_ID.eq(directiveId))
        .and(RECEIPT.ORGANISATION_ID.eq(actor.bodyId()))
        .and(RECEIPT.READ_AT.isNull())
        .execute();
  }

  /// Whoever asks has already been shown the directive.
  public Optional<Receipt> ofBody(long directiveId, long bodyId) {
    return queries.ofBody(directiveId, bodyId);
  }

  /// Of the bodies that the actor may see, in tree order.
  public List<Receipt> visible(Actor actor, long directiveId, int offset, int limit) {
    return queries.list(actor, directiveId, offset, limit);
  }

  /// How many of them there are.
  public int count(Actor actor, long directiveId) {
    return queries.count(actor, directiveId);
  }

  /// The bodies that have the directive now, wherever they are: for sending, not for showing.
  public Set<Long> holders(long directiveId) {
    return queries.holders(directiveId);
  }
}
