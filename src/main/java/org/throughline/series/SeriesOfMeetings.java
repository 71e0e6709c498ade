package org.throughline.series;

import static org.throughline.organisations.Permission.MEETING_PREPARE;
import static throughline.db.series.Tables.ITEM;
import static throughline.db.series.Tables.SCHEDULE;
import static throughline.db.series.Tables.TERM;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.throughline.calendars.Calendars;
import org.throughline.meetings.Agenda;
import org.throughline.meetings.ItemKind;
import org.throughline.meetings.Meetings;
import org.throughline.meetings.NewItem;
import org.throughline.meetings.NewMeeting;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Policy;
import org.throughline.series.SeriesRecorded.What;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;

/// Meetings that come again: begun, planned ahead, ended.
@Service
public class SeriesOfMeetings {
  /// Meetings planned ahead in one step.
  public static final int AHEAD = 12;

  private static final int TITLE = 500;
  private static final int SHORT = 300;
  private static final int ROUNDS = 10_000;

  private final DSLContext sql;
  private final Clock clock;
  private final SeriesQueries queries;
  private final Meetings meetings;
  private final Agenda agenda;
  private final Calendars calendars;
  private final Organisations organisations;
  private final Policy policy;
  private final MessageSource messages;
  private final ApplicationEventPublisher events;

  SeriesOfMeetings(
      DSLContext sql,
      Clock clock,
      SeriesQueries queries,
      Meetings meetings,
      Agenda agenda,
      Calendars calendars,
      Organisations organisations,
      Policy policy,
      MessageSource messages,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.clock = clock;
    this.queries = queries;
    this.meetings = meetings;
    this.agenda = agenda;
    this.calendars = calendars;
    this.organisations = organisations;
    this.policy = policy;
    this.messages = messages;
    this.events = events;
  }

  /// @throws NotFound where there is none that this actor may see
  public MeetingSeries get(Actor actor, long id) {
    return queries.get(actor, id);
  }

  public List<MeetingSeries> ofBody(Actor actor) {
    return queries.ofBody(actor);
  }

  /// The latest first. Whoever asks has been shown a series of the organisation.
  public List<Term> terms(long organisationId) {
    return queries.terms(organisationId);
  }

  /// What each meeting begins with. Whoever asks has been shown the series.
  public List<NewItem> items(long id) {
    return queries.items(id);
  }

  /// The latest first, and only what the actor may see.
  public List<NumberedMeeting> meetings(Actor actor, long id) {
    return queries.meetings(actor, id);
  }

  /// Empty for a meeting that stands alone, or whose series the actor may not see.
  public Optional<MeetingSeries> ofMeeting(Actor actor, long meetingId) {
    return queries.ofMeeting(actor, meetingId);
  }

  @Transactional
  public Outcome<Long> begin(Actor actor, NewSeries begun) {
    if (organisations.get(begun.organisationId()).bodyId() != actor.bodyId()) {
      throw new NotFound(new Ref(Kind.ORGANISATION, begun.organisationId()));
    }
    policy.require(actor, MEETING_PREPARE, begun.organisationId());
    var refusal = check(begun);
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    long id =
        sql.insertInto(SCHEDULE)
            .set(SCHEDULE.ORGANISATION_ID, begun.organisationId())
            .set(SCHEDULE.TITLE, begun.title())
            .set(SCHEDULE.FORM, begun.form().code())
            .set(SCHEDULE.LANGUAGE, begun.language().tag())
            .set(SCHEDULE.ACCESS, begun.access().code())
            .set(SCHEDULE.PLACE, begun.place())
            .set(SCHEDULE.STARTS_AT, begun.startsAt())
            .set(SCHEDULE.ENDS_AT, begun.endsAt())
            .set(SCHEDULE.RHYTHM, begun.rhythm().code())
            .set(SCHEDULE.FIRST_ON, begun.firstOn())
            .set(SCHEDULE.CREATED_AT, clock.instant())
            .set(SCHEDULE.CREATED_BY, actor.personId())
            .returningResult(SCHEDULE.ID)
            .fetchSingle()
            .value1();
    var like = begun.likeMeeting();
    if (like != null) {
      keepItems(actor, id, like);
    }
    tell(actor, id, What.BEGUN, begun.title());
    return Outcome.done(id);
  }

  private static Optional<Refusal> check(NewSeries begun) {
    if (begun.title().isEmpty()) {
      return Optional.of(Refusal.invalid("meetings.title.missing"));
    }
    if (begun.title().length() > TITLE) {
      return Optional.of(Refusal.invalid("meetings.too_long.title", TITLE));
    }
    if (begun.place() != null && begun.place().length() > SHORT) {
      return Optional.of(Refusal.invalid("meetings.too_long.place", SHORT));
    }
    var starts = begun.startsAt();
    var ends = begun.endsAt();
    if (ends != null && (starts == null || !ends.isAfter(starts))) {
      return Optional.of(Refusal.invalid("meetings.ends_at.before_start"));
    }
    var elsewhere = starts != null || begun.place() != null;
    return !begun.form().sits() && elsewhere
        ? Optional.of(Refusal.invalid("meetings.circulation.nowhere"))
        : Optional.empty();
  }

  /// Its open items, but for what is different each time: directives conveyed, and the report on
  /// earlier decisions, which each meeting gets by itself.
  private void keepItems(Actor actor, long seriesId, long meetingId) {
    meetings.get(actor, meetingId);
    var number = 0;
    for (var item : agenda.items(actor, meetingId)) {
      if (item.kind() != ItemKind.CONVEY
          && item.kind() != ItemKind.FOLLOW_UP
          && !item.restricted()) {
        sql.insertInto(ITEM)
            .set(ITEM.SERIES_ID, seriesId)
            .set(ITEM.NUMBER, ++number)
            .set(ITEM.KIND, item.kind().code())
            .set(ITEM.TITLE, item.title())
            .set(ITEM.TEXT, item.text())
            .set(ITEM.MINUTES, item.minutes())
            .execute();
      }
    }
  }

  /// A term of the organisation whose series it is; meetings from its first day on are numbered
  /// from 1.
  @Transactional
  public Outcome<Long> addTerm(
      Actor actor, long id, String name, LocalDate beginsOn, @Nullable LocalDate endsOn) {
    var series = queries.lock(actor, id);
    policy.require(actor, MEETING_PREPARE, series.organisationId());
    if (name.isBlank()) {
      return Outcome.invalid("series.term.name");
    }
    if (name.length() > SHORT) {
      return Outcome.invalid("meetings.too_long.name", SHORT);
    }
    if (endsOn != null && endsOn.isBefore(beginsOn)) {
      return Outcome.invalid("series.term.ends");
    }
    var overlaps =
        queries.terms(series.organisationId()).stream()
            .anyMatch(term ->
                (endsOn == null || !term.beginsOn().isAfter(endsOn))
                    && (term.endsOn() == null || !term.endsOn().isBefore(beginsOn)));
    if (overlaps) {
      return Outcome.conflict("series.term.overlaps");
    }
    sql.insertInto(TERM)
        .set(TERM.ORGANISATION_ID, series.organisationId())
        .set(TERM.NAME, name.strip())
        .set(TERM.BEGINS_ON, beginsOn)
        .set(TERM.ENDS_ON, endsOn)
        .execute();
    tell(actor, id, What.TERM_ADDED, name.strip());
    return Outcome.done(id);
  }

  /// Plans the next meetings of the series, each on the day of its rhythm, or on the next working
  /// day where that one is not worked.
  ///
  /// @return how many
  @Transactional
  public Outcome<Long> plan(Actor actor, long id, int count) {
    var series = queries.lock(actor, id);
    policy.require(actor, MEETING_PREPARE, series.organisationId());
    if (series.ended()) {
      return Outcome.conflict("series.has_ended");
    }
    if (count < 1 || count > AHEAD) {
      return Outcome.invalid("series.count", AHEAD);
    }
    for (int i = 0; i < count; i++) {
      var planned = planOne(actor, series);
      if (planned instanceof Outcome.Refused<Long>(var why)) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return Outcome.refused(why);
      }
    }
    return Outcome.done((long) count);
  }

  private Outcome<Long> planOne(Actor actor, MeetingSeries series) {
    var due = due(series);
    var day = calendars.of(series.organisationId()).onOrAfter(due);
    var term = queries.term(series.organisationId(), day);
    var number = queries.nextNumber(series.id(), term.map(Term::id).orElse(null));
    return meetings
        .plan(
            actor,
            new NewMeeting(
                series.organisationId(),
                series.title(),
                series.form(),
                session(series, term, number),
                day,
                series.startsAt(),
                series.endsAt(),
                series.place(),
                List.of(),
                series.language(),
                series.access()))
        .fold(meeting -> keep(actor, series, meeting, term, number, due), Outcome::refused);
  }

  private Outcome<Long> keep(
      Actor actor,
      MeetingSeries series,
      long meeting,
      Optional<Term> term,
      int number,
      LocalDate due) {
    for (var item : queries.items(series.id())) {
      var added = agenda.add(actor, meeting, item);
      if (added instanceof Outcome.Refused<Long>) {
        return added;
      }
    }
    var own = throughline.db.series.Tables.MEETING;
    sql.insertInto(own)
        .set(own.MEETING_ID, meeting)
        .set(own.SERIES_ID, series.id())
        .set(own.TERM_ID, term.map(Term::id).orElse(null))
        .set(own.NUMBER, number)
        .set(own.DUE_ON, due)
        .execute();
    tell(actor, series.id(), What.PLANNED, session(series, term, number));
    return Outcome.done(meeting);
  }

  private LocalDate due(MeetingSeries series) {
    var last = queries.lastDue(series.id());
    for (int n = 0; n < ROUNDS; n++) {
      var day = series.rhythm().day(series.firstOn(), n);
      if (last.isEmpty() || day.isAfter(last.get())) {
        return day;
      }
    }
    throw new IllegalStateException("series " + series.id() + " has no next day");
  }

  private String session(MeetingSeries series, Optional<Term> term, int number) {
    return messages.getMessage(
        term.isPresent() ? "series.session.of_term" : "series.session",
        new Object[] {number, term.map(Term::name).orElse("")},
        series.language().locale());
  }

  /// No more meetings are planned from it; those planned stay.
  @Transactional
  public Outcome<Long> end(Actor actor, long id) {
    var series = queries.lock(actor, id);
    policy.require(actor, MEETING_PREPARE, series.organisationId());
    if (series.ended()) {
      return Outcome.conflict("series.has_ended");
    }
    sql.update(SCHEDULE)
        .set(SCHEDULE.ENDED_AT, clock.instant())
        .where(SCHEDULE.ID.eq(id))
        .execute();
    tell(actor, id, What.ENDED, null);
    return Outcome.done(id);
  }

  private void tell(Actor actor, long id, What what, @Nullable String detail) {
    events.publishEvent(new SeriesRecorded(new Ref(Kind.SERIES, id), actor.who(), what, detail));
  }
}
