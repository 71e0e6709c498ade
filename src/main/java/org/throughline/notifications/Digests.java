package org.throughline.notifications;

import static throughline.db.notifications.Tables.MAIL;
import static throughline.db.notifications.Tables.SETTING;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;

/// Puts digests together at the hour of each body. Which notices go into one follows from the rows
/// alone: everything unread from before the latest hour that no digest has told; so a standstill
/// makes a digest late, never double and never less.
@Service
public class Digests implements Regularly {
  private static final int AT_A_TIME = 500;

  private final DSLContext sql;
  private final MailSettings mail;
  private final Policy policy;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final ZoneId zone;
  private final ApplicationEventPublisher events;

  Digests(
      DSLContext sql,
      MailSettings mail,
      Policy policy,
      TransactionTemplate transaction,
      Clock clock,
      ZoneId zone,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.mail = mail;
    this.policy = policy;
    this.transaction = transaction;
    this.clock = clock;
    this.zone = zone;
    this.events = events;
  }

  /// @param zone null for the product's own
  public record Hour(int hour, DayOfWeek day, @Nullable ZoneId zone) {
    public static final Hour USUAL = new Hour(8, DayOfWeek.MONDAY, null);

    /// The latest moment, not after now, at which a digest of this kind is put together.
    Instant latest(Way way, Instant now, ZoneId usual) {
      ZonedDateTime local = now.atZone(zone == null ? usual : zone);
      var moment = local.toLocalDate().atTime(hour, 0).atZone(local.getZone());
      if (way == Way.WEEKLY) {
        moment = moment.with(TemporalAdjusters.previousOrSame(day));
      }
      if (moment.isAfter(local)) {
        moment = way == Way.WEEKLY ? moment.minusWeeks(1) : moment.minusDays(1);
      }
      return moment.toInstant();
    }
  }

  @Override
  public String name() {
    return "digests";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(5);
  }

  @Override
  public void run() {
    if (mail.configured()) {
      gather(clock.instant());
    }
  }

  private record Waiting(long person, Way way, Hour hour) {}

  /// @return how many digests were put together
  int gather(Instant now) {
    var made = 0;
    long after = 0;
    for (var waiting = waiting(after); !waiting.isEmpty(); waiting = waiting(after)) {
      for (var each : waiting) {
        var upTo = each.hour().latest(each.way(), now, zone);
        if (Boolean.TRUE.equals(transaction.execute(_ -> make(each, upTo)))) {
          made++;
        }
        after = each.person();
      }
    }
    return made;
  }

  /// People with something for a digest, by id; those with both kinds come twice, together.
  private List<Waiting> waiting(long after) {
    return sql.resultQuery(
            """
            with next as (
              select distinct n.person_id from notifications.notice n
               where n.mail_id is null and n.read_at is null and n.way in ('daily', 'weekly') and n.person_id > {0}
               order by n.person_id limit {1}
            )
            select distinct n.person_id, n.way, s.digest_hour, s.digest_day, s.zone
              from next x
              join notifications.notice n on n.person_id = x.person_id
               and n.mail_id is null and n.read_at is null and n.way in ('daily', 'weekly')
              join organisations.person p on p.id = n.person_id
              left join notifications.setting s on s.organisation_id = p.body_id
             order by n.person_id, n.way
            """,
            DSL.val(after), DSL.val(AT_A_TIME))
        .fetch(row ->
            new Waiting(
                row.get(0, Long.class),
                row.get(1, String.class).equals("daily") ? Way.DAILY : Way.WEEKLY,
                row.get(2) == null
                    ? Hour.USUAL
                    : new Hour(
                        row.get(2, Integer.class),
                        DayOfWeek.of(row.get(3, Integer.class)),
                        row.get(4) == null ? null : ZoneId.of(row.get(4, String.class)))));
  }

  private boolean make(Waiting waiting, Instant upTo) {
    var mailId =
        sql.insertInto(MAIL)
            .set(MAIL.PERSON_ID, waiting.person())
            .set(MAIL.KIND, waiting.way().code())
            .set(MAIL.UP_TO, upTo)
            .set(MAIL.MESSAGE_ID, "<" + UUID.randomUUID() + "@" + mail.domain() + ">")
            .set(MAIL.NEXT_AT, clock.instant())
            .set(MAIL.MADE_AT, clock.instant())
            .onConflictDoNothing()
            .returningResult(MAIL.ID)
            .fetchOptional(MAIL.ID);
    if (mailId.isEmpty()) {
      return false;
    }
    var told =
        sql.execute(
            """
            update notifications.notice n set mail_id = {0}
              from notifications.event e
             where e.id = n.event_id and n.person_id = {1} and n.way = {2}
               and n.mail_id is null and n.read_at is null and e.at < {3}
            """,
            DSL.val(mailId.get()),
            DSL.val(waiting.person()),
            DSL.val(waiting.way().code()),
            DSL.val(upTo));
    if (told == 0) {
      sql.deleteFrom(MAIL).where(MAIL.ID.eq(mailId.get())).execute();
      return false;
    }
    events.publishEvent(new Told(0));
    return true;
  }

  public Hour of(long bodyId) {
    return sql.select(SETTING.DIGEST_HOUR, SETTING.DIGEST_DAY, SETTING.ZONE)
        .from(SETTING)
        .where(SETTING.ORGANISATION_ID.eq(bodyId))
        .fetchOptional(row ->
            new Hour(
                row.value1(),
                DayOfWeek.of(row.value2()),
                row.value3() == null ? null : ZoneId.of(row.value3())))
        .orElse(Hour.USUAL);
  }

  @Transactional
  public void set(Actor actor, long bodyId, Hour hour) {
    policy.require(actor, Permission.ORGANISATION_ADMINISTER, bodyId);
    var own = hour.zone();
    sql.insertInto(SETTING)
        .set(SETTING.ORGANISATION_ID, bodyId)
        .set(SETTING.DIGEST_HOUR, (short) hour.hour())
        .set(SETTING.DIGEST_DAY, (short) hour.day().getValue())
        .set(SETTING.ZONE, own == null ? null : own.getId())
        .onConflict(SETTING.ORGANISATION_ID)
        .doUpdate()
        .set(SETTING.DIGEST_HOUR, (short) hour.hour())
        .set(SETTING.DIGEST_DAY, (short) hour.day().getValue())
        .set(SETTING.ZONE, own == null ? null : own.getId())
        .execute();
  }
}
