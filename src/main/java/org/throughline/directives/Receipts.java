package org.throughline.directives;

import static throughline.db.directives.Tables.RECEIPT;

import java.time.Clock;
import java.util.Collection;
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
  private final Cascades cascades;
  private final Background background;
  private final ApplicationEventPublisher events;

  Receipts(
      DSLContext sql,
      Clock clock,
      Policy policy,
      Directives directives,
      ReceiptQueries queries,
      Cascades cascades,
      Background background,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.clock = clock;
    this.policy = policy;
    this.directives = directives;
    this.queries = queries;
    this.cascades = cascades;
    this.background = background;
    this.events = events;
  }

  /// @param detail to how many bodies
  public record Sent(Ref about, Who by, String detail) implements Happened {
    @Override
    public String action() {
      return "directive.sent";
    }
  }

  /// To a list of bodies.
  @Transactional
  public Outcome<Integer> send(Actor actor, long directiveId, Collection<Long> organisationIds) {
    return send(actor, directiveId, new Addressees.Named(Set.copyOf(organisationIds)));
  }

  /// To bodies beneath the actor's own, from the owner or from a body that acknowledged its own
  /// receipt. A body that has a receipt already gets one more route to the same; one that returned
  /// it has it delivered again. Very many are served after the answer: [Cascades] says how far.
  ///
  /// @return to how many bodies it goes by this route for the first time, or again after they had
  ///   returned it
  @Transactional
  public Outcome<Integer> send(Actor actor, long directiveId, Addressees addressees) {
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
    if (addressees instanceof Addressees.Named(var ids) && ids.isEmpty()) {
      return Outcome.invalid("directives.refused.nobody_chosen");
    }
    var chosen = cascades.chosen(actor, directiveId, addressees);
    if (addressees instanceof Addressees.Named(var ids) && chosen.total() != ids.size()) {
      return Outcome.invalid("directives.refused.not_beneath");
    }
    if (chosen.total() == 0) {
      return Outcome.invalid("directives.refused.nobody_chosen");
    }
    if (chosen.first() == 0) {
      return Outcome.conflict("directives.refused.sent_already");
    }
    var cascade = cascades.begin(actor, directiveId, addressees, chosen.total());
    if (chosen.total() <= Cascades.AT_ONCE) {
      cascades.step(cascade);
    } else {
      background.wakeAfterCommit();
    }
    events.publishEvent(
        new Sent(
            new Ref(Kind.RECEIPT, own.get().id()), actor.who(), String.valueOf(chosen.first())));
    return Outcome.done(chosen.first());
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
    return visible(actor, directiveId, Filter.ALL, offset, limit);
  }

  /// Null stands for every one.
  ///
  /// @param read whether somebody of the body has opened it
  /// @param viaId a body that sent it
  public record Filter(@Nullable ReceiptState state, @Nullable Boolean read, @Nullable Long viaId) {
    public static final Filter ALL = new Filter(null, null, null);
  }

  public List<Receipt> visible(
      Actor actor, long directiveId, Filter filter, int offset, int limit) {
    return queries.list(actor, directiveId, filter, offset, limit);
  }

  public int count(Actor actor, long directiveId, Filter filter) {
    return queries.count(actor, directiveId, filter);
  }

  /// Bodies that sent the receipts which the actor sees.
  public List<Long> vias(Actor actor, long directiveId) {
    return queries.vias(actor, directiveId);
  }

  /// How many of them there are.
  public int count(Actor actor, long directiveId) {
    return count(actor, directiveId, Filter.ALL);
  }

  /// The bodies that have the directive now, wherever they are: for sending, not for showing.
  public Set<Long> holders(long directiveId) {
    return queries.holders(directiveId);
  }
}
