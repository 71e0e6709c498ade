package org.throughline.notifications;

import static throughline.db.notifications.Tables.MAIL;
import static throughline.db.notifications.Tables.MAILBOX;
import static throughline.db.notifications.Tables.PREFERENCE;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;

/// How a person wants to be told, and where their letters go.
@Service
public class Preferences {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int LONGEST_ADDRESS = 254;

  private final DSLContext sql;
  private final ObjectProvider<NoticeSource> sources;
  private final MailSettings mail;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Preferences(
      DSLContext sql,
      ObjectProvider<NoticeSource> sources,
      MailSettings mail,
      Clock clock,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.sources = sources;
    this.mail = mail;
    this.clock = clock;
    this.events = events;
  }

  /// Every topic there is, in the order of the modules.
  public List<Topic> topics() {
    return sources.orderedStream().flatMap(source -> source.topics().stream()).distinct().toList();
  }

  /// For every topic, what the person chose or else what is usual.
  public Map<Topic, Way> of(long personId) {
    var chosen =
        sql.select(PREFERENCE.TOPIC, PREFERENCE.WAY)
            .from(PREFERENCE)
            .where(PREFERENCE.PERSON_ID.eq(personId))
            .fetchMap(PREFERENCE.TOPIC, PREFERENCE.WAY);
    var ways = new LinkedHashMap<Topic, Way>();
    for (var topic : topics()) {
      var way = chosen.get(topic.code());
      ways.put(topic, way == null ? topic.usual() : Coded.of(Way.class, way));
    }
    return ways;
  }

  /// For what happens from now on. Topics that are missing stay as they are.
  @Transactional
  public void choose(long personId, Map<Topic, Way> ways) {
    ways.forEach((topic, way) ->
        sql.insertInto(PREFERENCE, PREFERENCE.PERSON_ID, PREFERENCE.TOPIC, PREFERENCE.WAY)
            .values(personId, topic.code(), way.code())
            .onConflict(PREFERENCE.PERSON_ID, PREFERENCE.TOPIC)
            .doUpdate()
            .set(PREFERENCE.WAY, way.code())
            .execute());
  }

  /// @param confirmed nothing but the letter that asks for confirmation goes there before
  public record Mailbox(String address, Language language, boolean confirmed) {}

  public Optional<Mailbox> mailbox(long personId) {
    return sql.select(MAILBOX.ADDRESS, MAILBOX.LANGUAGE, MAILBOX.CONFIRMED_AT)
        .from(MAILBOX)
        .where(MAILBOX.PERSON_ID.eq(personId))
        .fetchOptional(
            row -> new Mailbox(row.value1(), Language.of(row.value2()), row.value3() != null));
  }

  /// A new address is asked to confirm itself; the same one keeps its confirmation.
  @Transactional
  public Outcome<Mailbox> letters(long personId, @Nullable String typed, Language language) {
    var address = typed == null ? "" : typed.strip();
    if (address.isEmpty()) {
      sql.deleteFrom(MAILBOX).where(MAILBOX.PERSON_ID.eq(personId)).execute();
      return Outcome.done(new Mailbox("", language, false));
    }
    if (!plausible(address)) {
      return Outcome.invalid("notifications.refused.address");
    }
    var before = mailbox(personId);
    if (before.filter(box -> box.address().equals(address)).isPresent()) {
      sql.update(MAILBOX)
          .set(MAILBOX.LANGUAGE, language.tag())
          .where(MAILBOX.PERSON_ID.eq(personId))
          .execute();
    } else if (!mail.configured()) {
      return Outcome.conflict("notifications.refused.no_mail");
    } else {
      store(personId, address, language);
    }
    return Outcome.done(mailbox(personId).orElseThrow());
  }

  private void store(long personId, String address, Language language) {
    var now = clock.instant();
    var token = new byte[20];
    RANDOM.nextBytes(token);
    sql.deleteFrom(MAILBOX).where(MAILBOX.PERSON_ID.eq(personId)).execute();
    sql.insertInto(MAILBOX)
        .set(MAILBOX.PERSON_ID, personId)
        .set(MAILBOX.ADDRESS, address)
        .set(MAILBOX.LANGUAGE, language.tag())
        .set(MAILBOX.TOKEN, HexFormat.of().formatHex(token))
        .set(MAILBOX.ASKED_AT, now)
        .execute();
    sql.insertInto(MAIL)
        .set(MAIL.PERSON_ID, personId)
        .set(MAIL.KIND, "confirmation")
        .set(MAIL.MESSAGE_ID, "<" + UUID.randomUUID() + "@" + mail.domain() + ">")
        .set(MAIL.NEXT_AT, now)
        .set(MAIL.MADE_AT, now)
        .execute();
    events.publishEvent(new Told(0));
  }

  static boolean plausible(String address) {
    return address.length() <= LONGEST_ADDRESS
        && address.matches(
            "[^\\s\\p{Cntrl}<>,;:\"()@\\\\]{1,64}@[^\\s\\p{Cntrl}<>,;:\"()@\\\\]{1,190}")
        && address.chars().allMatch(c -> c < 128);
  }

  /// @param token as it stands in the letter; only the person's own counts
  @Transactional
  public boolean confirm(long personId, String token) {
    return sql.update(MAILBOX)
            .set(MAILBOX.CONFIRMED_AT, clock.instant())
            .where(MAILBOX.PERSON_ID.eq(personId), MAILBOX.TOKEN.eq(token))
            .execute()
        == 1;
  }

  /// Where a letter to this person goes.
  record Addressee(
      String address, Language language, String token, @Nullable Instant confirmedAt) {}

  Optional<Addressee> addressee(long personId) {
    return sql.select(MAILBOX.ADDRESS, MAILBOX.LANGUAGE, MAILBOX.TOKEN, MAILBOX.CONFIRMED_AT)
        .from(MAILBOX)
        .where(MAILBOX.PERSON_ID.eq(personId))
        .fetchOptional(row ->
            new Addressee(row.value1(), Language.of(row.value2()), row.value3(), row.value4()));
  }

  /// Addresses known from elsewhere, as an import or the demo knows them.
  @Transactional
  public void known(long personId, String address, Language language) {
    if (!plausible(address)) {
      throw new IllegalArgumentException("not an address");
    }
    var now = clock.instant();
    sql.insertInto(MAILBOX)
        .set(MAILBOX.PERSON_ID, personId)
        .set(MAILBOX.ADDRESS, address)
        .set(MAILBOX.LANGUAGE, language.tag())
        .set(MAILBOX.TOKEN, "-" + UUID.randomUUID())
        .set(MAILBOX.ASKED_AT, now)
        .set(MAILBOX.CONFIRMED_AT, now)
        .onConflictDoNothing()
        .execute();
  }
}
