package org.throughline.calendars;

import static throughline.db.calendars.Tables.CALENDAR;
import static throughline.db.calendars.Tables.CHANGE;
import static throughline.db.calendars.Tables.DAY;
import static throughline.db.organisations.Tables.PERSON;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Coded;
import org.throughline.shared.Happened;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// Keeping a body's own working calendar. Each change is written down with who made it.
@Service
public class CalendarKeeping {
  private final DSLContext sql;
  private final Calendars calendars;
  private final Organisations organisations;
  private final Policy policy;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  CalendarKeeping(
      DSLContext sql,
      Calendars calendars,
      Organisations organisations,
      Policy policy,
      Clock clock,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.calendars = calendars;
    this.organisations = organisations;
    this.policy = policy;
    this.clock = clock;
    this.events = events;
  }

  /// @param action `begun`, `given_up`, `day_entered`, `day_taken_out`, `imported`
  public record Changed(Ref about, Who by, String what, String detail) implements Happened {
    @Override
    public String action() {
      return "calendar." + what;
    }
  }

  /// Begins a calendar of the body's own with the days that hold there now.
  @Transactional
  public Outcome<Long> begin(Actor actor, long bodyId) {
    policy.require(actor, Permission.CALENDAR_KEEP, bodyId);
    var days = calendars.keeperOf(bodyId).map(calendars::days).orElse(List.of());
    var begun =
        sql.insertInto(CALENDAR, CALENDAR.ORGANISATION_ID)
            .select(
                DSL.select(DSL.val(bodyId))
                    .where(DSL.val(bodyId).eq(organisations.get(bodyId).bodyId())))
            .onConflictDoNothing()
            .execute();
    if (begun == 0) {
      return Outcome.conflict("calendars.refused.own_already");
    }
    days.forEach(day -> put(actor, bodyId, day));
    return changed(actor, bodyId, "begun", String.valueOf(days.size()));
  }

  /// Gives it up with all its days; the nearest calendar above holds again.
  @Transactional
  public Outcome<Long> giveUp(Actor actor, long bodyId) {
    policy.require(actor, Permission.CALENDAR_KEEP, bodyId);
    if (!locked(bodyId)) {
      return Outcome.conflict("calendars.refused.none_own");
    }
    var days = calendars.days(bodyId);
    days.forEach(day -> remember(actor, bodyId, day, false));
    sql.deleteFrom(CALENDAR).where(CALENDAR.ORGANISATION_ID.eq(bodyId)).execute();
    events.publishEvent(
        new Changed(
            new Ref(Kind.ORGANISATION, bodyId),
            actor.who(),
            "given_up",
            String.valueOf(days.size())));
    return Outcome.done(bodyId);
  }

  @Transactional
  public Outcome<Long> enter(Actor actor, long bodyId, CalendarDay day) {
    policy.require(actor, Permission.CALENDAR_KEEP, bodyId);
    if (!locked(bodyId)) {
      return Outcome.conflict("calendars.refused.none_own");
    }
    var fault = DayRules.fault(day);
    if (fault != null) {
      return Outcome.refused(fault);
    }
    for (var there : calendars.days(bodyId)) {
      if (there.day().equals(day.day())) {
        var contradiction = DayRules.contradiction(there, day);
        return contradiction != null
            ? Outcome.refused(contradiction)
            : Outcome.conflict("calendars.refused.day_there", day.day());
      }
    }
    put(actor, bodyId, day);
    return changed(actor, bodyId, "day_entered", said(day));
  }

  @Transactional
  public Outcome<Long> takeOut(Actor actor, long bodyId, LocalDate date) {
    policy.require(actor, Permission.CALENDAR_KEEP, bodyId);
    if (!locked(bodyId)) {
      return Outcome.conflict("calendars.refused.none_own");
    }
    for (var there : calendars.days(bodyId)) {
      if (there.day().equals(date)) {
        sql.deleteFrom(DAY)
            .where(DAY.ORGANISATION_ID.eq(bodyId))
            .and(DAY.ON_DAY.eq(date))
            .execute();
        remember(actor, bodyId, there, false);
        return changed(actor, bodyId, "day_taken_out", said(there));
      }
    }
    return Outcome.conflict("calendars.refused.day_gone", date);
  }

  /// What importing a file would do; nothing is done yet.
  public List<DayRow> preview(Actor actor, long bodyId, List<DayRow> rows) {
    policy.require(actor, Permission.CALENDAR_KEEP, bodyId);
    return DayRow.against(calendars.days(bodyId), rows);
  }

  /// Enters the days of a file that are not there yet; as many as it says.
  @Transactional
  public Outcome<Integer> importDays(Actor actor, long bodyId, List<DayRow> rows) {
    policy.require(actor, Permission.CALENDAR_KEEP, bodyId);
    if (!locked(bodyId)) {
      return Outcome.conflict("calendars.refused.none_own");
    }
    var looked = preview(actor, bodyId, rows);
    if (looked.stream().anyMatch(row -> row.fault() != null)) {
      return Outcome.conflict("calendars.refused.import_changed");
    }
    var fresh = looked.stream().filter(DayRow::fresh).map(DayRow::day).toList();
    for (var day : fresh) {
      if (day != null) {
        put(actor, bodyId, day);
      }
    }
    if (!fresh.isEmpty()) {
      changed(actor, bodyId, "imported", String.valueOf(fresh.size()));
    }
    return Outcome.done(fresh.size());
  }

  /// One change at a time; false where the body keeps none of its own.
  private boolean locked(long bodyId) {
    return sql.select(CALENDAR.ORGANISATION_ID)
        .from(CALENDAR)
        .where(CALENDAR.ORGANISATION_ID.eq(bodyId))
        .forUpdate()
        .fetchOptional()
        .isPresent();
  }

  private void put(Actor actor, long bodyId, CalendarDay day) {
    sql.insertInto(DAY)
        .set(DAY.ORGANISATION_ID, bodyId)
        .set(DAY.ON_DAY, day.day())
        .set(DAY.KIND, day.kind().code())
        .set(DAY.NAME_EN, day.nameEn())
        .set(DAY.NAME_ZH, day.nameZh())
        .execute();
    remember(actor, bodyId, day, true);
  }

  private void remember(Actor actor, long bodyId, CalendarDay day, boolean entered) {
    sql.insertInto(CHANGE)
        .set(CHANGE.ORGANISATION_ID, bodyId)
        .set(CHANGE.ON_DAY, day.day())
        .set(CHANGE.KIND, day.kind().code())
        .set(CHANGE.NAME_EN, day.nameEn())
        .set(CHANGE.NAME_ZH, day.nameZh())
        .set(CHANGE.ENTERED, entered)
        .set(CHANGE.CHANGED_AT, clock.instant())
        .set(CHANGE.PERSON_ID, actor.personId())
        .set(CHANGE.POST_ID, actor.postId())
        .execute();
  }

  /// Last of all, so that no half of a change is kept in memory under the new revision.
  private Outcome<Long> changed(Actor actor, long bodyId, String what, String detail) {
    sql.execute(
        "update calendars.calendar set revision = nextval('calendars.revision')"
            + " where organisation_id = ?",
        bodyId);
    events.publishEvent(new Changed(new Ref(Kind.ORGANISATION, bodyId), actor.who(), what, detail));
    return Outcome.done(bodyId);
  }

  private static String said(CalendarDay day) {
    return day.day() + " " + day.name(Language.CHINESE);
  }

  /// @param entered false where it was taken out
  /// @param person in the reader's language
  public record Change(CalendarDay day, boolean entered, Instant at, String person) {}

  /// The latest fifty changes of a body's own calendar, latest first. Whoever asks has been shown
  /// the calendar.
  public List<Change> history(long bodyId, Language language) {
    return sql
        .select(
            CHANGE.ON_DAY,
            CHANGE.KIND,
            CHANGE.NAME_EN,
            CHANGE.NAME_ZH,
            CHANGE.ENTERED,
            CHANGE.CHANGED_AT,
            PERSON.NAME_EN,
            PERSON.NAME_ZH)
        .from(CHANGE)
        .leftJoin(PERSON)
        .on(PERSON.ID.eq(CHANGE.PERSON_ID))
        .where(CHANGE.ORGANISATION_ID.eq(bodyId))
        .orderBy(CHANGE.ID.desc())
        .limit(50)
        .fetch()
        .stream()
        .map(row ->
            new Change(
                new CalendarDay(
                    row.value1(),
                    Coded.of(DayKind.class, row.value2()),
                    row.value3(),
                    row.value4()),
                row.value5(),
                row.value6(),
                language.pick(row.value7(), row.value8())))
        .collect(Collectors.toList());
  }
}
