package org.throughline.notifications;

import static throughline.db.notifications.Tables.DELIVERY;
import static throughline.db.notifications.Tables.EVENT;
import static throughline.db.notifications.Tables.WEBHOOK;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.shared.Kind;
import org.throughline.shared.Ref;

/// Calls the programs that bodies have named. A call says what happened to which record, and where
/// to read it; never a title or a word of it, because whoever runs the program has rights of their
/// own. The signature is the HMAC-SHA256 of `timestamp.body` under the webhook's secret; the
/// delivery id is the same for every attempt.
@Component
class Calling {
  /// A program that has answered nothing well for so long is not called any more.
  static final Duration GIVE_UP = Duration.ofDays(3);

  private final DSLContext sql;
  private final Outbox<UUID> outbox;
  private final Egress egress;
  private final MailSettings settings;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Calling(
      DSLContext sql,
      TransactionTemplate transaction,
      Egress egress,
      MailSettings settings,
      Clock clock,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.outbox = new Outbox<>(sql, transaction, clock, DELIVERY, DELIVERY.ID);
    this.egress = egress;
    this.settings = settings;
    this.clock = clock;
    this.events = events;
  }

  int drain() {
    return outbox.drain(this::carry);
  }

  private Outbox.Attempt carry(UUID id, int attempts, Instant madeAt) {
    var row =
        sql.select(
                WEBHOOK.ID,
                WEBHOOK.ORGANISATION_ID,
                WEBHOOK.URL,
                WEBHOOK.SECRET,
                WEBHOOK.FAILING_SINCE,
                WEBHOOK.DISABLED_AT,
                WEBHOOK.REMOVED_AT,
                EVENT.TOPIC,
                EVENT.SAID,
                EVENT.KIND,
                EVENT.RECORD_ID,
                EVENT.HREF,
                EVENT.DUE_ON,
                EVENT.AT)
            .from(DELIVERY)
            .join(WEBHOOK)
            .on(WEBHOOK.ID.eq(DELIVERY.WEBHOOK_ID))
            .join(EVENT)
            .on(EVENT.ID.eq(DELIVERY.EVENT_ID))
            .where(DELIVERY.ID.eq(id))
            .fetchSingle();
    if (row.get(WEBHOOK.REMOVED_AT) != null || row.get(WEBHOOK.DISABLED_AT) != null) {
      return Outbox.Attempt.GIVEN_UP;
    }
    var status = call(id, row);
    sql.update(DELIVERY).set(DELIVERY.ANSWERED, status).where(DELIVERY.ID.eq(id)).execute();
    if (status != null && status >= 200 && status < 300) {
      fails(row.get(WEBHOOK.ID), null);
      return Outbox.Attempt.SENT;
    }
    return failed(row, attempts);
  }

  private @Nullable Integer call(UUID id, Record row) {
    var target = egress.resolve(row.get(WEBHOOK.URL));
    if (target.isEmpty()) {
      return null;
    }
    var body = body(id, row).getBytes(StandardCharsets.UTF_8);
    var timestamp = String.valueOf(clock.instant().getEpochSecond());
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Type", "application/json; charset=utf-8");
    headers.put("User-Agent", "Throughline");
    headers.put("Throughline-Delivery", id.toString());
    headers.put("Throughline-Timestamp", timestamp);
    headers.put(
        "Throughline-Signature", "sha256=" + signature(row.get(WEBHOOK.SECRET), timestamp, body));
    var status = Knock.post(target.get(), headers, body);
    return status.isPresent() ? status.getAsInt() : null;
  }

  /// Every value is a code, a number or an address of ours: none needs escaping.
  private String body(UUID id, Record row) {
    var due = row.get(EVENT.DUE_ON);
    return "{\"delivery\":\"%s\",\"topic\":\"%s\",\"said\":\"%s\",\"about\":\"%s/%d\",\"link\":\"%s\",\"due\":%s,\"at\":\"%s\"}"
        .formatted(
            id,
            row.get(EVENT.TOPIC),
            row.get(EVENT.SAID),
            row.get(EVENT.KIND),
            row.get(EVENT.RECORD_ID),
            settings.absolute(row.get(EVENT.HREF)),
            due == null ? "null" : "\"" + due + "\"",
            row.get(EVENT.AT));
  }

  static String signature(String secret, String timestamp, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Outbox.Attempt failed(Record row, int attempts) {
    var since = row.get(WEBHOOK.FAILING_SINCE);
    var now = clock.instant();
    if (since == null) {
      fails(row.get(WEBHOOK.ID), now);
    } else if (since.plus(GIVE_UP).isBefore(now)) {
      disable(row.get(WEBHOOK.ID), row.get(WEBHOOK.ORGANISATION_ID));
      return Outbox.Attempt.GIVEN_UP;
    }
    return Outbox.Attempt.again(Outbox.backoff(attempts));
  }

  private void fails(long webhook, @Nullable Instant since) {
    sql.update(WEBHOOK)
        .set(WEBHOOK.FAILING_SINCE, since)
        .where(WEBHOOK.ID.eq(webhook))
        .and(since == null ? WEBHOOK.FAILING_SINCE.isNotNull() : WEBHOOK.FAILING_SINCE.isNull())
        .execute();
  }

  private void disable(long webhook, long organisation) {
    var disabled =
        sql.update(WEBHOOK)
            .set(WEBHOOK.DISABLED_AT, clock.instant())
            .where(WEBHOOK.ID.eq(webhook), WEBHOOK.DISABLED_AT.isNull())
            .execute();
    if (disabled == 1) {
      events.publishEvent(
          new WebhookEvent.Disabled(new Ref(Kind.ORGANISATION, organisation), webhook));
    }
  }
}
