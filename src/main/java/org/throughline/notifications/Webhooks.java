package org.throughline.notifications;

import static throughline.db.notifications.Tables.DELIVERY;
import static throughline.db.notifications.Tables.WEBHOOK;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;

/// The programs that a body has called when something is told to somebody in it. Kept by its
/// administrators.
@Service
public class Webhooks {
  static final int MOST = 10;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final DSLContext sql;
  private final Organisations organisations;
  private final Policy policy;
  private final Preferences preferences;
  private final Egress egress;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Webhooks(
      DSLContext sql,
      Organisations organisations,
      Policy policy,
      Preferences preferences,
      Egress egress,
      Clock clock,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.organisations = organisations;
    this.policy = policy;
    this.preferences = preferences;
    this.egress = egress;
    this.clock = clock;
    this.events = events;
  }

  /// @param waiting how many calls are still to be made
  /// @param answered the HTTP status of the latest answer; null where there was none
  public record Webhook(
      long id,
      String url,
      String secret,
      Set<String> topics,
      @Nullable Instant failingSince,
      @Nullable Instant disabledAt,
      int waiting,
      int sent,
      @Nullable Integer answered) {
    public Webhook {
      topics = Set.copyOf(topics);
    }
  }

  /// @throws NotFound where it is no body, or of another tree
  public void require(Actor actor, long bodyId) {
    if (organisations.get(actor, bodyId).bodyId() != bodyId) {
      throw new NotFound(new Ref(Kind.ORGANISATION, bodyId));
    }
    policy.require(actor, Permission.ORGANISATION_ADMINISTER, bodyId);
  }

  public List<Webhook> of(Actor actor, long bodyId) {
    require(actor, bodyId);
    var waiting =
        DSL.field(
            DSL.selectCount()
                .from(DELIVERY)
                .where(
                    DELIVERY.WEBHOOK_ID.eq(WEBHOOK.ID), DELIVERY.STATE.in("waiting", "sending")));
    var sent =
        DSL.field(
            DSL.selectCount()
                .from(DELIVERY)
                .where(DELIVERY.WEBHOOK_ID.eq(WEBHOOK.ID), DELIVERY.STATE.eq("sent")));
    var answered =
        DSL.field(
            DSL.select(DELIVERY.ANSWERED)
                .from(DELIVERY)
                .where(DELIVERY.WEBHOOK_ID.eq(WEBHOOK.ID), DELIVERY.ANSWERED.isNotNull())
                .orderBy(DELIVERY.EVENT_ID.desc())
                .limit(1));
    return sql.select(
            WEBHOOK.ID,
            WEBHOOK.URL,
            WEBHOOK.SECRET,
            WEBHOOK.TOPICS,
            WEBHOOK.FAILING_SINCE,
            WEBHOOK.DISABLED_AT,
            waiting,
            sent,
            answered)
        .from(WEBHOOK)
        .where(WEBHOOK.ORGANISATION_ID.eq(bodyId), WEBHOOK.REMOVED_AT.isNull())
        .orderBy(WEBHOOK.ID)
        .limit(MOST)
        .fetch(row ->
            new Webhook(
                row.value1(),
                row.value2(),
                row.value3(),
                Set.copyOf(Arrays.asList(row.value4())),
                row.value5(),
                row.value6(),
                row.value7(),
                row.value8(),
                row.value9()));
  }

  /// Whether the address can be called is found out only when it is: nothing is looked up here, so
  /// that neither the answer nor its time tells what lies inside.
  @Transactional
  public Outcome<Long> add(Actor actor, long bodyId, String url, Collection<String> topics) {
    require(actor, bodyId);
    var address = url.strip();
    if (!egress.plausible(address)) {
      return Outcome.invalid("notifications.refused.url");
    }
    var known = preferences.topics().stream().map(Topic::code).toList();
    var chosen = topics.stream().filter(known::contains).distinct().sorted().toList();
    if (chosen.isEmpty()) {
      return Outcome.invalid("notifications.refused.topics");
    }
    if (of(actor, bodyId).size() >= MOST) {
      return Outcome.conflict("notifications.refused.webhooks", MOST);
    }
    var secret = new byte[32];
    RANDOM.nextBytes(secret);
    long id =
        sql.insertInto(WEBHOOK)
            .set(WEBHOOK.ORGANISATION_ID, bodyId)
            .set(WEBHOOK.URL, address)
            .set(WEBHOOK.SECRET, Base64.getUrlEncoder().withoutPadding().encodeToString(secret))
            .set(WEBHOOK.TOPICS, chosen.toArray(String[]::new))
            .set(WEBHOOK.MADE_AT, clock.instant())
            .returningResult(WEBHOOK.ID)
            .fetchSingle()
            .value1();
    events.publishEvent(new WebhookEvent.Added(ref(bodyId), actor.who(), address));
    return Outcome.done(id);
  }

  /// What waits for it is not called any more.
  @Transactional
  public void remove(Actor actor, long bodyId, long id) {
    var url = lock(actor, bodyId, id);
    sql.update(WEBHOOK).set(WEBHOOK.REMOVED_AT, clock.instant()).where(WEBHOOK.ID.eq(id)).execute();
    events.publishEvent(new WebhookEvent.Removed(ref(bodyId), actor.who(), url));
  }

  /// Once more, after it was disabled.
  @Transactional
  public void enable(Actor actor, long bodyId, long id) {
    var url = lock(actor, bodyId, id);
    sql.update(WEBHOOK)
        .setNull(WEBHOOK.DISABLED_AT)
        .setNull(WEBHOOK.FAILING_SINCE)
        .where(WEBHOOK.ID.eq(id))
        .execute();
    events.publishEvent(new WebhookEvent.Enabled(ref(bodyId), actor.who(), url));
  }

  private String lock(Actor actor, long bodyId, long id) {
    require(actor, bodyId);
    return sql.select(WEBHOOK.URL)
        .from(WEBHOOK)
        .where(WEBHOOK.ID.eq(id), WEBHOOK.ORGANISATION_ID.eq(bodyId), WEBHOOK.REMOVED_AT.isNull())
        .forUpdate()
        .fetchOptional(WEBHOOK.URL)
        .orElseThrow(() -> new NotFound("webhook"));
  }

  private static Ref ref(long bodyId) {
    return new Ref(Kind.ORGANISATION, bodyId);
  }
}
