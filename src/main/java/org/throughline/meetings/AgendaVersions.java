package org.throughline.meetings;

import static org.throughline.organisations.Permission.AGENDA_APPROVE;
import static org.throughline.organisations.Permission.MEETING_PREPARE;
import static throughline.db.meetings.Tables.AGENDA_VERSION;
import static throughline.db.meetings.Tables.AGENDA_VERSION_ITEM;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.meetings.MeetingRecorded.What;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.shared.Kind;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;

/// An agenda as it was drafted, approved and made final. Approved is exactly what was drafted, and
/// final exactly what was approved: whoever changes the agenda in between begins anew.
@Service
public class AgendaVersions {
  private final DSLContext sql;
  private final Clock clock;
  private final MeetingQueries queries;
  private final VersionQueries versions;
  private final ApplicationEventPublisher events;

  AgendaVersions(
      DSLContext sql,
      Clock clock,
      MeetingQueries queries,
      VersionQueries versions,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.clock = clock;
    this.queries = queries;
    this.versions = versions;
    this.events = events;
  }

  /// The latest first, each with the items that the actor may see. Whoever asks has been shown the
  /// meeting.
  public List<AgendaVersion> of(Actor actor, long meetingId) {
    return versions.of(meetingId, VersionQueries.visible(actor));
  }

  /// The agenda as it is now, as a version would hold it.
  public List<AgendaVersion.Item> now(Actor actor, Meeting meeting) {
    return versions.now(meeting, MeetingQueries.itemVisible(actor));
  }

  @Transactional
  public Outcome<Long> draft(Actor actor, long meetingId, @Nullable String note) {
    return make(actor, meetingId, AgendaStage.DRAFT, MEETING_PREPARE, note);
  }

  @Transactional
  public Outcome<Long> approve(Actor actor, long meetingId, @Nullable String note) {
    return make(actor, meetingId, AgendaStage.APPROVED, AGENDA_APPROVE, note);
  }

  @Transactional
  public Outcome<Long> finish(Actor actor, long meetingId, @Nullable String note) {
    return make(actor, meetingId, AgendaStage.FINAL, MEETING_PREPARE, note);
  }

  private Outcome<Long> make(
      Actor actor,
      long meetingId,
      AgendaStage stage,
      Permission permission,
      @Nullable String note) {
    var meeting = queries.lock(actor, meetingId, permission);
    var latest = versions.latest(meetingId);
    var items = versions.now(meeting, org.jooq.impl.DSL.noCondition());
    var refusal =
        Agenda.open(meeting)
            .or(() -> MeetingRules.tooLong("reason", note, MeetingRules.SHORT))
            .or(() -> follows(latest, items, stage));
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    var number = latest.map(AgendaVersion::number).orElse(0) + 1;
    write(actor, meetingId, number, stage, note, items);
    events.publishEvent(
        new MeetingRecorded(
            new Ref(Kind.MEETING, meetingId),
            actor.who(),
            switch (stage) {
              case DRAFT -> What.AGENDA_DRAFTED;
              case APPROVED -> What.AGENDA_APPROVED;
              case FINAL -> What.AGENDA_FINAL;
            },
            note));
    return Outcome.done((long) number);
  }

  private static Optional<Refusal> follows(
      Optional<AgendaVersion> latest, List<AgendaVersion.Item> items, AgendaStage stage) {
    var unchanged =
        latest.isPresent() && AgendaChange.between(latest.get().items(), items).isEmpty();
    var before = latest.map(AgendaVersion::stage).orElse(null);
    return switch (stage) {
      case DRAFT -> {
        if (items.isEmpty()) {
          yield refuse("meetings.version.empty");
        }
        yield unchanged ? refuse("meetings.version.unchanged") : Optional.empty();
      }
      case APPROVED -> {
        if (before != AgendaStage.DRAFT) {
          yield refuse("meetings.version.no_draft");
        }
        yield unchanged ? Optional.empty() : refuse("meetings.version.changed_since_draft");
      }
      case FINAL -> {
        if (before != AgendaStage.APPROVED) {
          yield refuse("meetings.version.not_approved");
        }
        yield unchanged ? Optional.empty() : refuse("meetings.version.changed_since_approval");
      }
    };
  }

  private static Optional<Refusal> refuse(String key) {
    return Optional.of(Refusal.conflict(key));
  }

  private void write(
      Actor actor,
      long meetingId,
      int number,
      AgendaStage stage,
      @Nullable String note,
      List<AgendaVersion.Item> items) {
    long version =
        sql.insertInto(AGENDA_VERSION)
            .set(AGENDA_VERSION.MEETING_ID, meetingId)
            .set(AGENDA_VERSION.NUMBER, number)
            .set(AGENDA_VERSION.STAGE, stage.code())
            .set(AGENDA_VERSION.NOTE, Blank.toNull(note))
            .set(AGENDA_VERSION.MADE_AT, clock.instant())
            .set(AGENDA_VERSION.MADE_BY, actor.personId())
            .returningResult(AGENDA_VERSION.ID)
            .fetchSingle()
            .value1();
    for (var item : items) {
      sql.insertInto(AGENDA_VERSION_ITEM)
          .set(AGENDA_VERSION_ITEM.VERSION_ID, version)
          .set(AGENDA_VERSION_ITEM.ITEM_ID, item.itemId())
          .set(AGENDA_VERSION_ITEM.NUMBER, item.number())
          .set(AGENDA_VERSION_ITEM.KIND, item.kind().code())
          .set(AGENDA_VERSION_ITEM.TITLE, item.title())
          .set(AGENDA_VERSION_ITEM.TEXT, item.text())
          .set(AGENDA_VERSION_ITEM.MINUTES, item.minutes())
          .set(AGENDA_VERSION_ITEM.ACCESS, item.access().code())
          .set(AGENDA_VERSION_ITEM.PRESENTER, item.presenter())
          .execute();
    }
  }
}
