package org.throughline.publishing;

import static throughline.db.publishing.Tables.EDITION;

import java.time.Clock;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Outcome;
import org.throughline.shared.Refusal;

/// Two people publish: one submits, another approves or sends back.
@Service
public class Review {
  static final int LONGEST_REASON = 2_000;

  private final DSLContext sql;
  private final EditionRows rows;
  private final Related related;
  private final Policy policy;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Review(
      DSLContext sql,
      EditionRows rows,
      Related related,
      Policy policy,
      ApplicationEventPublisher events,
      Clock clock) {
    this.sql = sql;
    this.rows = rows;
    this.related = related;
    this.policy = policy;
    this.events = events;
    this.clock = clock;
  }

  @Transactional
  public Outcome<Long> submit(Actor actor, long id) {
    var edition = rows.locked(actor, id);
    policy.require(actor, Permission.EDITION_DRAFT, edition.organisationId());
    if (edition.state() != EditionState.DRAFT) {
      return Outcome.conflict("publishing.not_a_draft");
    }
    var restricted = restricted(edition);
    if (restricted.isPresent()) {
      return Outcome.refused(restricted.get());
    }
    sql.update(EDITION)
        .set(EDITION.STATE, EditionState.IN_REVIEW.code())
        .set(EDITION.SUBMITTED_AT, clock.instant())
        .set(EDITION.SUBMITTED_BY, actor.personId())
        .setNull(EDITION.SENT_BACK_REASON)
        .where(EDITION.ID.eq(id))
        .execute();
    events.publishEvent(new EditionChanged.Submitted(edition.ref(), actor.who()));
    return Outcome.done(id);
  }

  /// Back to a draft, to be edited and submitted again; an approval given is void.
  @Transactional
  public Outcome<Long> takeBack(Actor actor, long id) {
    var edition = rows.locked(actor, id);
    policy.require(actor, Permission.EDITION_DRAFT, edition.organisationId());
    if (edition.state() != EditionState.IN_REVIEW && edition.state() != EditionState.APPROVED) {
      return Outcome.conflict("publishing.nothing_to_take_back");
    }
    toDraft(id, null);
    events.publishEvent(new EditionChanged.TakenBack(edition.ref(), actor.who()));
    return Outcome.done(id);
  }

  /// @param revision of what the approver has read; refused where it is another by now
  @Transactional
  public Outcome<Long> approve(Actor actor, long id, int revision) {
    var edition = rows.locked(actor, id);
    var refusal =
        refusal(actor, edition)
            .or(() ->
                edition.revision() == revision
                    ? Optional.empty()
                    : Optional.of(Refusal.conflict("publishing.changed_since")))
            .or(() -> restricted(edition));
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    sql.update(EDITION)
        .set(EDITION.STATE, EditionState.APPROVED.code())
        .set(EDITION.APPROVED_AT, clock.instant())
        .set(EDITION.APPROVED_BY, actor.personId())
        .where(EDITION.ID.eq(id))
        .execute();
    events.publishEvent(new EditionChanged.Approved(edition.ref(), actor.who()));
    return Outcome.done(id);
  }

  @Transactional
  public Outcome<Long> sendBack(Actor actor, long id, @Nullable String typedReason) {
    var edition = rows.locked(actor, id);
    var refusal = refusal(actor, edition);
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    var reason = Manuscript.clean(typedReason);
    if (reason.isEmpty()) {
      return Outcome.invalid("publishing.sent_back.no_reason");
    }
    if (reason.length() > LONGEST_REASON) {
      return Outcome.invalid("publishing.reason_too_long", LONGEST_REASON);
    }
    toDraft(id, reason);
    events.publishEvent(new EditionChanged.SentBack(edition.ref(), actor.who(), reason));
    return Outcome.done(id);
  }

  private Optional<Refusal> refusal(Actor actor, Edition edition) {
    policy.require(actor, Permission.EDITION_APPROVE, edition.organisationId());
    if (edition.state() != EditionState.IN_REVIEW) {
      return Optional.of(Refusal.conflict("publishing.not_in_review"));
    }
    return wroteIt(actor, edition)
        ? Optional.of(Refusal.conflict("publishing.own_edition"))
        : Optional.empty();
  }

  /// Whoever drafted or submitted an edition is not its second person.
  static boolean wroteIt(Actor actor, Edition edition) {
    var submitter = edition.submittedBy();
    return edition.draftedBy() == actor.personId()
        || (submitter != null && submitter == actor.personId());
  }

  private Optional<Refusal> restricted(Edition edition) {
    if (edition.restricted()) {
      return Optional.of(Refusal.conflict("publishing.meeting.restricted"));
    }
    return related.anyRestricted(edition)
        ? Optional.of(Refusal.conflict("publishing.related.restricted"))
        : Optional.empty();
  }

  private void toDraft(long id, @Nullable String reason) {
    sql.update(EDITION)
        .set(EDITION.STATE, EditionState.DRAFT.code())
        .set(EDITION.SENT_BACK_REASON, reason)
        .setNull(EDITION.SUBMITTED_AT)
        .setNull(EDITION.SUBMITTED_BY)
        .setNull(EDITION.APPROVED_AT)
        .setNull(EDITION.APPROVED_BY)
        .where(EDITION.ID.eq(id))
        .execute();
  }
}
