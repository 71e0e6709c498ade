package org.throughline.calendars;

import static throughline.db.calendars.Tables.CALENDAR;
import static throughline.db.calendars.Tables.DAY;
import static throughline.db.organisations.Tables.ORGANISATION;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.throughline.shared.Coded;

/// On which days a body works. A body's calendar is its own, or that of the nearest body above it
/// that keeps one; where none does, Monday to Friday.
@Service
public class Calendars {
  /// A hundred years of every day are 36,525.
  private static final int LIMIT = 40_000;

  private final DSLContext sql;
  private final ConcurrentHashMap<Long, Kept> kept = new ConcurrentHashMap<>();

  Calendars(DSLContext sql) {
    this.sql = sql;
  }

  private record Kept(long revision, WorkingCalendar calendar) {}

  /// Whose calendar holds somewhere.
  record Keeper(long organisationId, long revision) {}

  public boolean works(long organisationId, LocalDate day) {
    return of(organisationId).works(day);
  }

  /// See [WorkingCalendar#plusWorkingDays].
  public LocalDate plusWorkingDays(long organisationId, LocalDate from, int days) {
    return of(organisationId).plusWorkingDays(from, days);
  }

  /// See [WorkingCalendar#workingDaysBetween].
  public int workingDaysBetween(long organisationId, LocalDate from, LocalDate to) {
    return of(organisationId).workingDaysBetween(from, to);
  }

  /// The calendar that holds at an organisation, for those who count more than once. The days are
  /// in memory; whose they are, and whether another server has changed them, is asked each time.
  public WorkingCalendar of(long organisationId) {
    return keeper(organisationId).map(this::held).orElse(WorkingCalendar.PLAIN);
  }

  /// The body whose calendar holds at an organisation; empty where none is kept above it either.
  public Optional<Long> keeperOf(long organisationId) {
    return keeper(organisationId).map(Keeper::organisationId);
  }

  private Optional<Keeper> keeper(long organisationId) {
    var own = ORGANISATION.as("own");
    return sql.select(CALENDAR.ORGANISATION_ID, CALENDAR.REVISION)
        .from(own)
        .join(ORGANISATION)
        .on(ORGANISATION.FIRST_NUMBER.le(own.FIRST_NUMBER))
        .and(ORGANISATION.LAST_NUMBER.ge(own.FIRST_NUMBER))
        .join(CALENDAR)
        .on(CALENDAR.ORGANISATION_ID.eq(ORGANISATION.ID))
        .where(own.ID.eq(organisationId))
        .orderBy(ORGANISATION.DEPTH.desc())
        .limit(1)
        .fetchOptional(row -> new Keeper(row.value1(), row.value2()));
  }

  private WorkingCalendar held(Keeper keeper) {
    var known = kept.get(keeper.organisationId());
    if (known != null && known.revision() == keeper.revision()) {
      return known.calendar();
    }
    var read = new WorkingCalendar(days(keeper.organisationId()));
    kept.put(keeper.organisationId(), new Kept(keeper.revision(), read));
    return read;
  }

  /// The days of a calendar that a body itself keeps, in order.
  List<CalendarDay> days(long keeperId) {
    return sql.select(DAY.ON_DAY, DAY.KIND, DAY.NAME_EN, DAY.NAME_ZH)
        .from(DAY)
        .where(DAY.ORGANISATION_ID.eq(keeperId))
        .orderBy(DAY.ON_DAY)
        .limit(LIMIT)
        .fetch(row ->
            new CalendarDay(
                row.value1(), Coded.of(DayKind.class, row.value2()), row.value3(), row.value4()));
  }
}
