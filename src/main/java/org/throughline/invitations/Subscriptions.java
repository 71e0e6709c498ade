package org.throughline.invitations;

import static throughline.db.invitations.Tables.SUBSCRIPTION;
import static throughline.db.organisations.Tables.ORGANISATION;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.invitations.InvitationEvent.What;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisation;
import org.throughline.organisations.Organisations;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;

/// Secret addresses for calendar programs, which cannot sign in. Of the secret only a hash is kept:
/// the address is shown once, when it is made; who has lost it makes another, and the old one is
/// revoked with that.
@Service
public class Subscriptions {
  /// 256 bits: nothing to guess, so a plain hash suffices.
  private static final int BYTES = 32;

  private static final int MOST = 100;

  private final DSLContext sql;
  private final Organisations organisations;
  private final Clock clock;
  private final ApplicationEventPublisher events;
  private final SecureRandom random = new SecureRandom();

  Subscriptions(
      DSLContext sql, Organisations organisations, Clock clock, ApplicationEventPublisher events) {
    this.sql = sql;
    this.organisations = organisations;
    this.clock = clock;
    this.events = events;
  }

  /// Whose it is, for whoever shows its secret.
  ///
  /// @param organisationId null for the person's own meetings
  record Opened(long id, long personId, @Nullable Long organisationId, Language language) {}

  /// The actor's own that still hold.
  public List<Subscription> own(Actor actor, Language language) {
    return sql.select(
            SUBSCRIPTION.ID,
            SUBSCRIPTION.ORGANISATION_ID,
            ORGANISATION.NAME_EN,
            ORGANISATION.NAME_ZH,
            SUBSCRIPTION.MADE_AT,
            SUBSCRIPTION.LAST_FETCHED_ON)
        .from(SUBSCRIPTION)
        .leftJoin(ORGANISATION)
        .on(ORGANISATION.ID.eq(SUBSCRIPTION.ORGANISATION_ID))
        .where(live(actor.personId()))
        .orderBy(SUBSCRIPTION.ORGANISATION_ID.asc().nullsFirst(), SUBSCRIPTION.ID)
        .limit(MOST)
        .fetch(row ->
            new Subscription(
                row.value1(),
                row.value2(),
                language.pick(row.value3(), row.value4()),
                row.value5(),
                row.value6()));
  }

  private static Condition live(long personId) {
    return SUBSCRIPTION.PERSON_ID.eq(personId).and(SUBSCRIPTION.REVOKED_AT.isNull());
  }

  /// Organisations of the actor's body: whose calendars they may subscribe to.
  public List<Organisation> choices(Actor actor) {
    return organisations.ofBody(actor.bodyId());
  }

  /// @param organisationId null for the actor's own meetings
  /// @return the secret of its address; nobody can ask for it again
  @Transactional
  public Outcome<String> make(Actor actor, @Nullable Long organisationId, Language language) {
    if (organisationId != null
        && choices(actor).stream().noneMatch(each -> each.id() == organisationId)) {
      throw new NotFound(new Ref(Kind.ORGANISATION, organisationId));
    }
    var same =
        organisationId == null
            ? SUBSCRIPTION.ORGANISATION_ID.isNull()
            : SUBSCRIPTION.ORGANISATION_ID.eq(organisationId);
    sql.update(SUBSCRIPTION)
        .set(SUBSCRIPTION.REVOKED_AT, clock.instant())
        .where(live(actor.personId()).and(same))
        .execute();
    if (sql.fetchCount(SUBSCRIPTION, live(actor.personId())) >= MOST) {
      return Outcome.conflict("invitations.refused.calendars_full", MOST);
    }
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    sql.insertInto(SUBSCRIPTION)
        .set(SUBSCRIPTION.PERSON_ID, actor.personId())
        .set(SUBSCRIPTION.ORGANISATION_ID, organisationId)
        .set(SUBSCRIPTION.SECRET_HASH, hash(secret))
        .set(SUBSCRIPTION.LANGUAGE, language.tag())
        .set(SUBSCRIPTION.MADE_AT, clock.instant())
        .execute();
    tell(actor, What.CALENDAR_MADE, organisationId);
    return Outcome.done(secret);
  }

  /// From now on nothing stands at its address.
  @Transactional
  public Outcome<Long> revoke(Actor actor, long id) {
    var organisation =
        sql.update(SUBSCRIPTION)
            .set(SUBSCRIPTION.REVOKED_AT, clock.instant())
            .where(live(actor.personId()).and(SUBSCRIPTION.ID.eq(id)))
            .returningResult(SUBSCRIPTION.ORGANISATION_ID)
            .fetchOptional()
            .orElseThrow(() -> new NotFound("calendar/" + id));
    tell(actor, What.CALENDAR_REVOKED, organisation.value1());
    return Outcome.done(id);
  }

  private void tell(Actor actor, What what, @Nullable Long organisationId) {
    var detail =
        organisationId == null ? null : organisations.get(organisationId).name(Language.ENGLISH);
    events.publishEvent(
        new InvitationEvent.Kept(
            new Ref(Kind.PERSON, actor.personId()), actor.who(), what, detail));
  }

  /// Empty where it was revoked, or never was.
  Optional<Opened> open(String secret) {
    return sql.select(
            SUBSCRIPTION.ID,
            SUBSCRIPTION.PERSON_ID,
            SUBSCRIPTION.ORGANISATION_ID,
            SUBSCRIPTION.LANGUAGE)
        .from(SUBSCRIPTION)
        .where(SUBSCRIPTION.SECRET_HASH.eq(hash(secret)), SUBSCRIPTION.REVOKED_AT.isNull())
        .fetchOptional(
            row -> new Opened(row.value1(), row.value2(), row.value3(), Language.of(row.value4())));
  }

  /// So that its owner sees whether it is used; once a day is enough to know.
  @Transactional
  void fetched(Opened opened) {
    var today = LocalDate.now(clock);
    sql.update(SUBSCRIPTION)
        .set(SUBSCRIPTION.LAST_FETCHED_ON, today)
        .where(SUBSCRIPTION.ID.eq(opened.id()))
        .and(SUBSCRIPTION.LAST_FETCHED_ON.isNull().or(SUBSCRIPTION.LAST_FETCHED_ON.lt(today)))
        .execute();
  }

  static String hash(String secret) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
