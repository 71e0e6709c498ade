package org.throughline.publishing;

import static throughline.db.publishing.Tables.EDITION;
import static throughline.db.publishing.Tables.TRANSLATION;

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

/// Making an approved edition public, and taking it out of the public's sight with a reason. The
/// address answers either way, for ever.
@Service
public class Publication {
  private final DSLContext sql;
  private final EditionRows rows;
  private final Translations translations;
  private final Related related;
  private final Policy policy;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Publication(
      DSLContext sql,
      EditionRows rows,
      Translations translations,
      Related related,
      Policy policy,
      ApplicationEventPublisher events,
      Clock clock) {
    this.sql = sql;
    this.rows = rows;
    this.translations = translations;
    this.related = related;
    this.policy = policy;
    this.events = events;
    this.clock = clock;
  }

  /// Publishes the source, with the translation if that is reviewed. What it corrects is superseded
  /// in the same transaction.
  @Transactional
  public Outcome<Long> publish(Actor actor, long id) {
    var seen = rows.get(actor, id);
    // All editions at one address in one order, so that publishing and withdrawing wait for each
    // other.
    sql.select(EDITION.ID)
        .from(EDITION)
        .where(EDITION.CODE.eq(seen.code()))
        .orderBy(EDITION.ID)
        .forUpdate()
        .fetch();
    var edition = rows.locked(actor, id);
    policy.require(actor, Permission.EDITION_PUBLISH, edition.organisationId());
    if (edition.state() != EditionState.APPROVED) {
      return Outcome.conflict("publishing.not_approved");
    }
    if (edition.restricted()) {
      return Outcome.conflict("publishing.meeting.restricted");
    }
    if (related.anyRestricted(edition)) {
      return Outcome.conflict("publishing.related.restricted");
    }
    if (sql.fetchExists(
        EDITION, EDITION.CODE.eq(edition.code()).and(EDITION.STATE.eq("withdrawn")))) {
      return Outcome.conflict("publishing.address_withdrawn");
    }
    var before = rows.find(EDITION.CODE.eq(edition.code()).and(EDITION.STATE.eq("published")));
    before.ifPresent(each -> supersede(actor, each));
    related.refresh(edition);
    goOut(actor, edition, before);
    return Outcome.done(id);
  }

  private void goOut(Actor actor, Edition edition, Optional<Edition> before) {
    var now = clock.instant();
    sql.update(EDITION)
        .set(EDITION.STATE, EditionState.PUBLISHED.code())
        .set(EDITION.PUBLISHED_AT, now)
        .set(EDITION.PUBLISHED_BY, actor.personId())
        .set(EDITION.FIRST_PUBLISHED_AT, before.map(Edition::firstPublishedAt).orElse(now))
        .where(EDITION.ID.eq(edition.id()))
        .execute();
    events.publishEvent(new EditionChanged.Published(edition.ref(), actor.who()));
    if (readyToGo(edition)) {
      sendOut(actor, edition);
    }
  }

  private void supersede(Actor actor, Edition edition) {
    sql.update(EDITION)
        .set(EDITION.STATE, EditionState.SUPERSEDED.code())
        .set(EDITION.SUPERSEDED_AT, clock.instant())
        .where(EDITION.ID.eq(edition.id()))
        .execute();
    events.publishEvent(new EditionChanged.Superseded(edition.ref(), actor.who()));
  }

  /// Publishes the reviewed translation of an edition that is public already.
  @Transactional
  public Outcome<Long> publishTranslation(Actor actor, long id) {
    var edition = rows.locked(actor, id);
    policy.require(actor, Permission.EDITION_PUBLISH, edition.organisationId());
    if (edition.state() != EditionState.PUBLISHED || !readyToGo(edition)) {
      return Outcome.conflict("publishing.translation.not_ready");
    }
    sendOut(actor, edition);
    return Outcome.done(id);
  }

  private boolean readyToGo(Edition edition) {
    var translation = translations.of(edition);
    return translation.state() == TranslationState.REVIEWED && translation.whole();
  }

  private void sendOut(Actor actor, Edition edition) {
    sql.update(TRANSLATION)
        .set(TRANSLATION.STATE, TranslationState.PUBLISHED.code())
        .set(TRANSLATION.PUBLISHED_AT, clock.instant())
        .set(TRANSLATION.PUBLISHED_BY, actor.personId())
        .where(
            TRANSLATION.EDITION_ID.eq(edition.id()),
            TRANSLATION.LANGUAGE.eq(edition.language().other().tag()))
        .execute();
    events.publishEvent(new EditionChanged.TranslationPublished(edition.ref(), actor.who()));
  }

  /// Takes a published record out of sight, all its editions with it; the reason stands at its
  /// address.
  @Transactional
  public Outcome<Long> withdraw(
      Actor actor, long id, @Nullable String typedEn, @Nullable String typedZh) {
    var edition = rows.locked(actor, id);
    policy.require(actor, Permission.EDITION_WITHDRAW, edition.organisationId());
    if (edition.state() != EditionState.PUBLISHED) {
      return Outcome.conflict("publishing.only_published_withdrawn");
    }
    var english = Manuscript.clean(typedEn);
    var chinese = Manuscript.clean(typedZh);
    if (english.isEmpty() && chinese.isEmpty()) {
      return Outcome.invalid("publishing.withdrawal.no_reason");
    }
    if (Math.max(english.length(), chinese.length()) > Review.LONGEST_REASON) {
      return Outcome.invalid("publishing.reason_too_long", Review.LONGEST_REASON);
    }
    sql.update(EDITION)
        .set(EDITION.STATE, EditionState.WITHDRAWN.code())
        .set(EDITION.WITHDRAWN_AT, clock.instant())
        .set(EDITION.WITHDRAWN_BY, actor.personId())
        .set(EDITION.WITHDRAWAL_REASON_EN, english.isEmpty() ? null : english)
        .set(EDITION.WITHDRAWAL_REASON_ZH, chinese.isEmpty() ? null : chinese)
        .where(EDITION.ID.eq(id))
        .execute();
    events.publishEvent(
        new EditionChanged.Withdrawn(
            edition.ref(), actor.who(), english.isEmpty() ? chinese : english));
    return Outcome.done(id);
  }
}
