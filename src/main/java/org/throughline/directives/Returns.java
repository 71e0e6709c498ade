package org.throughline.directives;

import static throughline.db.directives.Tables.DIRECTIVE;
import static throughline.db.directives.Tables.RECEIPT;
import static throughline.db.directives.Tables.RETURN_ANSWER;
import static throughline.db.directives.Tables.ROUTE;

import java.time.Clock;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Forbidden;
import org.throughline.shared.Happened;
import org.throughline.shared.Kind;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// What a sender does about a directive that came back as wrongly addressed.
@Service
public class Returns {
  private final DSLContext sql;
  private final Clock clock;
  private final Policy policy;
  private final Directives directives;
  private final Receipts receipts;
  private final ApplicationEventPublisher events;

  Returns(
      DSLContext sql,
      Clock clock,
      Policy policy,
      Directives directives,
      Receipts receipts,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.clock = clock;
    this.policy = policy;
    this.directives = directives;
    this.receipts = receipts;
    this.events = events;
  }

  /// @param detail the name or id of the right body, where it was sent on
  public record Answered(Ref about, Who by, String answer, @Nullable String detail)
      implements Happened {
    @Override
    public String action() {
      return "receipt." + answer;
    }
  }

  /// Sends it to the right body in the same step. Where that body has it already, the return is
  /// answered all the same.
  ///
  /// @return the directive's id
  @Transactional
  public Outcome<Long> redirect(Actor actor, long receiptId, long toBodyId, String toName) {
    var receipt = answerable(actor, receiptId);
    if (receipt instanceof Outcome.Refused<Receipt>(var why)) {
      return Outcome.refused(why);
    }
    var returned = ((Outcome.Done<Receipt>) receipt).value();
    if (toBodyId == returned.organisationId()) {
      return Outcome.invalid("directives.refused.redirected_to_itself");
    }
    var sent = receipts.send(actor, returned.directiveId(), List.of(toBodyId));
    if (sent instanceof Outcome.Refused<Integer>(var why)
        && !why.key().equals("directives.refused.sent_already")) {
      return Outcome.refused(why);
    }
    answer(actor, returned, "redirected", toBodyId, toName);
    return Outcome.done(returned.directiveId());
  }

  /// It was not meant for that body, nor for another.
  ///
  /// @return the directive's id
  @Transactional
  public Outcome<Long> withdraw(Actor actor, long receiptId) {
    return answerable(actor, receiptId)
        .fold(
            returned -> {
              answer(actor, returned, "withdrawn", null, null);
              return Outcome.done(returned.directiveId());
            },
            Outcome::refused);
  }

  private Outcome<Receipt> answerable(Actor actor, long receiptId) {
    var seen = receipts.get(actor, receiptId);
    directives.lock(actor, seen.directiveId());
    policy.require(actor, Permission.DIRECTIVE_SEND, actor.bodyId());
    sql.select(RECEIPT.ID).from(RECEIPT).where(RECEIPT.ID.eq(receiptId)).forUpdate().fetchSingle();
    var receipt = receipts.get(actor, receiptId);
    if (!receipt.via().contains(actor.bodyId())) {
      throw new Forbidden(Permission.DIRECTIVE_SEND.code());
    }
    return receipt.state() == ReceiptState.RETURNED && !answered(receiptId)
        ? Outcome.done(receipt)
        : Outcome.conflict("directives.refused.return_answered");
  }

  private boolean answered(long receiptId) {
    return sql.fetchExists(RECEIPT, RECEIPT.ID.eq(receiptId).and(ANSWERED));
  }

  private static final Condition ANSWERED =
      DSL.exists(
          DSL.selectOne()
              .from(RETURN_ANSWER)
              .where(RETURN_ANSWER.RECEIPT_ID.eq(RECEIPT.ID))
              .and(
                  RETURN_ANSWER.ANSWERED_AT.ge(
                      DSL.coalesce(RECEIPT.RETURNED_AT, RECEIPT.SENT_AT))));

  private void answer(
      Actor actor, Receipt receipt, String answer, @Nullable Long to, @Nullable String name) {
    sql.insertInto(RETURN_ANSWER)
        .set(RETURN_ANSWER.RECEIPT_ID, receipt.id())
        .set(RETURN_ANSWER.ANSWER, answer)
        .set(RETURN_ANSWER.ORGANISATION_ID, to)
        .set(RETURN_ANSWER.ANSWERED_AT, clock.instant())
        .set(RETURN_ANSWER.ANSWERED_BY, actor.personId())
        .set(RETURN_ANSWER.ANSWERING_ID, actor.bodyId())
        .execute();
    events.publishEvent(
        new Answered(new Ref(Kind.RECEIPT, receipt.id()), actor.who(), answer, name));
  }

  /// Whether the actor's body sent it and has still to answer its return.
  public boolean waits(Actor actor, Receipt receipt) {
    return receipt.state() == ReceiptState.RETURNED
        && receipt.via().contains(actor.bodyId())
        && policy.allows(actor, Permission.DIRECTIVE_SEND, actor.bodyId())
        && !answered(receipt.id());
  }

  /// Receipts that came back to the actor's body and are not answered, for lists.
  static Condition waiting(Actor actor) {
    return RECEIPT
        .STATE
        .eq(DSL.inline(ReceiptState.RETURNED.code()))
        .and(DSL.not(ANSWERED))
        .and(
            DSL.exists(
                DSL.selectOne()
                    .from(ROUTE)
                    .where(ROUTE.DIRECTIVE_ID.eq(RECEIPT.DIRECTIVE_ID))
                    .and(ROUTE.ORGANISATION_ID.eq(RECEIPT.ORGANISATION_ID))
                    .and(ROUTE.VIA_ORGANISATION_ID.eq(actor.bodyId()))))
        .and(DIRECTIVE.STATE.eq(ForceState.IN_FORCE.code()));
  }

  /// What became of a return.
  ///
  /// @param to the body it was sent to instead; null where it was withdrawn
  public record Answer(String answer, @Nullable Long to, java.time.Instant at) {}

  /// The latest first.
  public List<Answer> answers(long receiptId) {
    return sql.select(
            RETURN_ANSWER.ANSWER, RETURN_ANSWER.ORGANISATION_ID, RETURN_ANSWER.ANSWERED_AT)
        .from(RETURN_ANSWER)
        .where(RETURN_ANSWER.RECEIPT_ID.eq(receiptId))
        .orderBy(RETURN_ANSWER.ID.desc())
        .limit(20)
        .fetch(row -> new Answer(row.value1(), row.value2(), row.value3()));
  }
}
