package org.throughline.publishing;

import static throughline.db.meetings.Tables.MEETING;
import static throughline.db.publishing.Tables.EDITION;
import static throughline.db.publishing.Tables.SEGMENT;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Visibility;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;

/// The writing of editions: drafted from a meeting, edited, corrected by a new edition.
@Service
public class Editions {
  /// From the end of a meeting on its record may be told.
  static final Set<String> TELLABLE =
      Set.of("ended", "minutes_drafted", "minutes_approved", "closed");

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int LONGEST_SOURCE = 200;

  private final DSLContext sql;
  private final EditionRows rows;
  private final MeetingRecords meetings;
  private final Translations translations;
  private final Organisations organisations;
  private final Policy policy;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Editions(
      DSLContext sql,
      EditionRows rows,
      MeetingRecords meetings,
      Translations translations,
      Organisations organisations,
      Policy policy,
      ApplicationEventPublisher events,
      Clock clock) {
    this.sql = sql;
    this.rows = rows;
    this.meetings = meetings;
    this.translations = translations;
    this.organisations = organisations;
    this.policy = policy;
    this.events = events;
    this.clock = clock;
  }

  /// @throws NotFound where there is none that the actor may see
  public Edition get(Actor actor, long id) {
    return rows.get(actor, id);
  }

  /// In number order, the title first; empty where there is no text in that language.
  public List<Segment> text(Edition edition, Language language) {
    return rows.segments(edition.id(), language);
  }

  /// @param language the meeting's
  public record Preview(Language language, List<Segment> text) {}

  /// What a draft for the meeting would say.
  public Outcome<Preview> preview(Actor actor, long meetingId) {
    var refusal = refusal(actor, meetingId);
    if (refusal != null) {
      return Outcome.refused(refusal);
    }
    var record = meetings.of(meetingId);
    return Outcome.done(
        new Preview(record.language(), DraftWriter.in(record.language()).write(record)));
  }

  /// Drafts a readout in the meeting's language. Refused for a restricted meeting, before its end,
  /// and where it has a readout already that is not withdrawn.
  @Transactional
  public Outcome<Long> draft(Actor actor, long meetingId) {
    sql.select(MEETING.ID).from(MEETING).where(MEETING.ID.eq(meetingId)).forUpdate().fetch();
    return preview(actor, meetingId)
        .fold(draft -> Outcome.done(insert(actor, meetingId, draft.text())), Outcome::refused);
  }

  private @Nullable Refusal refusal(Actor actor, long meetingId) {
    var meeting =
        sql.select(MEETING.ORGANISATION_ID, MEETING.STATE, MEETING.ACCESS)
            .from(MEETING)
            .where(
                MEETING.ID.eq(meetingId),
                Visibility.byAccess(actor, MEETING.ORGANISATION_ID, MEETING.ACCESS))
            .fetchOptional()
            .orElseThrow(() -> new NotFound(new Ref(Kind.MEETING, meetingId)));
    policy.require(actor, Permission.EDITION_DRAFT, meeting.value1());
    if (!meeting.value3().equals("internal")) {
      return Refusal.conflict("publishing.meeting.restricted");
    }
    if (!TELLABLE.contains(meeting.value2())) {
      return Refusal.conflict("publishing.meeting.not_ended");
    }
    var living =
        EDITION.STATE.notIn("superseded", "withdrawn").and(EDITION.MEETING_ID.eq(meetingId));
    return sql.fetchExists(EDITION, living)
        ? Refusal.conflict("publishing.meeting.has_readout")
        : null;
  }

  private long insert(Actor actor, long meetingId, List<Segment> text) {
    var meeting =
        sql.select(MEETING.ORGANISATION_ID, MEETING.LANGUAGE, MEETING.HELD_ON)
            .from(MEETING)
            .where(MEETING.ID.eq(meetingId))
            .fetchSingle();
    var source = organisations.get(actor.organisationId());
    long id =
        sql.insertInto(EDITION)
            .set(EDITION.CODE, newCode())
            .set(EDITION.ORGANISATION_ID, meeting.value1())
            .set(EDITION.MEETING_ID, meetingId)
            .set(EDITION.LANGUAGE, meeting.value2())
            .set(EDITION.HELD_ON, meeting.value3())
            .set(EDITION.SOURCE_EN, source.nameEn())
            .set(EDITION.SOURCE_ZH, source.nameZh())
            .set(EDITION.DRAFTED_AT, clock.instant())
            .set(EDITION.DRAFTED_BY, actor.personId())
            .returningResult(EDITION.ID)
            .fetchSingle()
            .value1();
    write(id, Language.of(meeting.value2()), text);
    events.publishEvent(new EditionChanged.Drafted(new Ref(Kind.EDITION, id), actor.who()));
    return id;
  }

  /// @param revision the edition's when the form was shown; refused where it has changed since
  public record Text(
      int revision,
      @Nullable String title,
      @Nullable String body,
      @Nullable String sourceEn,
      @Nullable String sourceZh) {}

  @Transactional
  public Outcome<Long> edit(Actor actor, long id, Text typed) {
    var edition = rows.locked(actor, id);
    policy.require(actor, Permission.EDITION_DRAFT, edition.organisationId());
    if (edition.state() != EditionState.DRAFT) {
      return Outcome.conflict("publishing.not_a_draft");
    }
    if (edition.revision() != typed.revision()) {
      return Outcome.conflict("publishing.changed_since");
    }
    var sourceEn = source(typed.sourceEn(), Language.ENGLISH);
    var sourceZh = source(typed.sourceZh(), Language.CHINESE);
    if (sourceEn == null && sourceZh == null) {
      return Outcome.invalid("publishing.no_source");
    }
    if (tooLong(sourceEn) || tooLong(sourceZh)) {
      return Outcome.invalid("publishing.source_too_long", LONGEST_SOURCE);
    }
    return Manuscript.read(typed.title(), typed.body(), edition.language())
        .fold(
            text -> {
              replace(edition, text, sourceEn, sourceZh);
              events.publishEvent(new EditionChanged.Edited(edition.ref(), actor.who()));
              return Outcome.done(id);
            },
            Outcome::refused);
  }

  private void replace(
      Edition edition, List<Segment> text, @Nullable String sourceEn, @Nullable String sourceZh) {
    sql.deleteFrom(SEGMENT)
        .where(SEGMENT.EDITION_ID.eq(edition.id()), SEGMENT.LANGUAGE.eq(edition.language().tag()))
        .execute();
    write(edition.id(), edition.language(), text);
    sql.update(EDITION)
        .set(EDITION.SOURCE_EN, sourceEn)
        .set(EDITION.SOURCE_ZH, sourceZh)
        .set(EDITION.REVISION, EDITION.REVISION.plus(1))
        .where(EDITION.ID.eq(edition.id()))
        .execute();
    translations.followSource(edition, text);
  }

  private void write(long id, Language language, List<Segment> text) {
    var insert =
        sql.insertInto(
            SEGMENT,
            SEGMENT.EDITION_ID,
            SEGMENT.LANGUAGE,
            SEGMENT.NUMBER,
            SEGMENT.KIND,
            SEGMENT.TEXT);
    for (var each : text) {
      insert = insert.values(id, language.tag(), each.number(), each.kind().code(), each.text());
    }
    insert.execute();
  }

  /// Begins a correction: a new edition at the same address, a draft that starts as a copy. The
  /// published one stands until the new one is published.
  @Transactional
  public Outcome<Long> correct(Actor actor, long id) {
    var edition = rows.locked(actor, id);
    policy.require(actor, Permission.EDITION_DRAFT, edition.organisationId());
    if (edition.state() != EditionState.PUBLISHED) {
      return Outcome.conflict("publishing.only_published_corrected");
    }
    if (edition.restricted()) {
      return Outcome.conflict("publishing.meeting.restricted");
    }
    if (sql.fetchExists(
        EDITION,
        EDITION.CODE.eq(edition.code()).and(EDITION.STATE.in("draft", "in_review", "approved")))) {
      return Outcome.conflict("publishing.correction_under_way");
    }
    var next = copy(actor, edition);
    events.publishEvent(
        new EditionChanged.CorrectionBegun(new Ref(Kind.EDITION, next), actor.who()));
    return Outcome.done(next);
  }

  private long copy(Actor actor, Edition edition) {
    long id =
        sql.insertInto(EDITION)
            .set(EDITION.CODE, edition.code())
            .set(EDITION.NUMBER, edition.number() + 1)
            .set(EDITION.ORGANISATION_ID, edition.organisationId())
            .set(EDITION.MEETING_ID, edition.meetingId())
            .set(EDITION.LANGUAGE, edition.language().tag())
            .set(EDITION.HELD_ON, edition.heldOn())
            .set(EDITION.SOURCE_EN, edition.sourceEn())
            .set(EDITION.SOURCE_ZH, edition.sourceZh())
            .set(EDITION.DRAFTED_AT, clock.instant())
            .set(EDITION.DRAFTED_BY, actor.personId())
            .returningResult(EDITION.ID)
            .fetchSingle()
            .value1();
    write(id, edition.language(), rows.segments(edition.id(), edition.language()));
    translations.copy(edition, id, actor);
    sql.execute(
        "insert into publishing.related_directive (edition_id, directive_id, title_en, title_zh, shown)"
            + " select ?, directive_id, title_en, title_zh, shown from publishing.related_directive where edition_id = ? and shown",
        id,
        edition.id());
    sql.execute(
        "insert into publishing.related_task (edition_id, task_id, title_en, title_zh, status, deadline, as_of, shown)"
            + " select ?, task_id, title_en, title_zh, status, deadline, as_of, shown from publishing.related_task where edition_id = ? and shown",
        id,
        edition.id());
    return id;
  }

  private static @Nullable String source(@Nullable String typed, Language language) {
    var text = Manuscript.oneLine(Manuscript.clean(typed), language);
    return text.isEmpty() ? null : text;
  }

  private static boolean tooLong(@Nullable String text) {
    return text != null && text.length() > LONGEST_SOURCE;
  }

  private static String newCode() {
    return RANDOM
        .ints(10, 0, 36)
        .mapToObj(each -> Integer.toString(each, 36))
        .collect(Collectors.joining());
  }
}
