package org.throughline.papers;

import static org.throughline.organisations.Permission.MEETING_PREPARE;
import static throughline.db.papers.Tables.PAPER;
import static throughline.db.papers.Tables.RECEIPT;
import static throughline.db.papers.Tables.VERSION;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.meetings.Agenda;
import org.throughline.meetings.Meeting;
import org.throughline.meetings.MeetingState;
import org.throughline.meetings.Meetings;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.papers.PaperEvent.What;
import org.throughline.shared.Files;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;
import org.throughline.shared.UploadedFile;

/// The papers of a meeting. They may be added and renewed until its minutes stand; a version that
/// was given stays as it is.
@Service
public class Papers {
  private final DSLContext sql;
  private final PaperQueries queries;
  private final Meetings meetings;
  private final Agenda agenda;
  private final Organisations organisations;
  private final Files files;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Papers(
      DSLContext sql,
      PaperQueries queries,
      Meetings meetings,
      Agenda agenda,
      Organisations organisations,
      Files files,
      Clock clock,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.queries = queries;
    this.meetings = meetings;
    this.agenda = agenda;
    this.organisations = organisations;
    this.files = files;
    this.clock = clock;
    this.events = events;
  }

  /// @throws NotFound where there is none that this actor may see
  public Paper get(Actor actor, long id) {
    return queries.get(actor, id);
  }

  /// What the actor may see, withdrawn ones included: of the meeting as a whole first, then by
  /// item.
  public List<Paper> ofMeeting(Actor actor, long meetingId) {
    return queries.list(PAPER.MEETING_ID.eq(meetingId).and(PaperQueries.visible(actor)));
  }

  public List<Paper> ofItem(Actor actor, long itemId) {
    return queries.list(PAPER.AGENDA_ITEM_ID.eq(itemId).and(PaperQueries.visible(actor)));
  }

  @Transactional
  public Outcome<Long> add(
      Actor actor, long meetingId, NewPaper paper, @Nullable UploadedFile file) {
    var meeting = meetings.lock(actor, meetingId, MEETING_PREPARE);
    var refusal =
        open(meeting)
            .or(() -> PaperRules.check(paper))
            .or(() -> PaperRules.check(file))
            .or(() -> full(meetingId));
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    requireKnown(actor, meetingId, paper);
    long id =
        sql.insertInto(PAPER)
            .set(PAPER.MEETING_ID, meetingId)
            .set(PAPER.AGENDA_ITEM_ID, paper.itemId())
            .set(PAPER.TITLE, paper.title())
            .set(PAPER.ACCESS, paper.access().code())
            .set(PAPER.GIVER_ORGANISATION_ID, paper.giverOrganisationId())
            .set(PAPER.GIVER, paper.giver())
            .set(PAPER.CREATED_AT, clock.instant())
            .set(PAPER.CREATED_BY, actor.personId())
            .returningResult(PAPER.ID)
            .fetchSingle()
            .value1();
    write(actor, id, 1, Objects.requireNonNull(file), null);
    tell(actor, id, What.ADDED, paper.title());
    return Outcome.done(id);
  }

  /// A new version of the same paper; whoever had it before is told.
  @Transactional
  public Outcome<Long> renew(
      Actor actor, long id, @Nullable UploadedFile file, @Nullable String note) {
    var paper = lock(actor, id);
    var refusal =
        open(paper)
            .or(() -> PaperRules.check(file))
            .or(() -> PaperRules.tooLong("note", note, PaperRules.NOTE))
            .or(() -> same(paper, Objects.requireNonNull(file)));
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    var number = paper.latest().number() + 1;
    if (number > PaperRules.VERSIONS) {
      return Outcome.conflict("papers.refused.versions", PaperRules.VERSIONS);
    }
    write(actor, id, number, Objects.requireNonNull(file), note);
    var readers =
        sql.select(RECEIPT.PERSON_ID)
            .from(RECEIPT)
            .where(RECEIPT.PAPER_ID.eq(id))
            .orderBy(RECEIPT.PERSON_ID)
            .limit(Circulation.READERS)
            .fetchSet(RECEIPT.PERSON_ID);
    events.publishEvent(new PaperEvent.Renewed(paper.ref(), actor.who(), number, readers));
    return Outcome.done(id);
  }

  /// The content is what stands already: a second click, or the wrong file.
  private Optional<Refusal> same(Paper paper, UploadedFile file) {
    return files.store(file.content()).sha256().equals(paper.latest().sha256())
        ? Optional.of(Refusal.conflict("papers.refused.same_file", paper.latest().number()))
        : Optional.empty();
  }

  private void write(Actor actor, long id, int number, UploadedFile file, @Nullable String note) {
    var stored = files.store(file.content());
    sql.insertInto(VERSION)
        .set(VERSION.PAPER_ID, id)
        .set(VERSION.NUMBER, number)
        .set(VERSION.NAME, file.name())
        .set(VERSION.MEDIA_TYPE, file.mediaType())
        .set(VERSION.SIZE, stored.size())
        .set(VERSION.SHA256, stored.sha256())
        .set(VERSION.NOTE, note == null || note.isBlank() ? null : note.strip())
        .set(VERSION.GIVEN_AT, clock.instant())
        .set(VERSION.GIVEN_BY, actor.personId())
        .execute();
  }

  /// What is said of it, not what it holds.
  @Transactional
  public Outcome<Long> change(Actor actor, long id, NewPaper changed) {
    var paper = lock(actor, id);
    var refusal = open(paper).or(() -> PaperRules.check(changed));
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    requireKnown(actor, paper.meetingId(), changed);
    sql.update(PAPER)
        .set(PAPER.AGENDA_ITEM_ID, changed.itemId())
        .set(PAPER.TITLE, changed.title())
        .set(PAPER.GIVER_ORGANISATION_ID, changed.giverOrganisationId())
        .set(PAPER.GIVER, changed.giver())
        .where(PAPER.ID.eq(id))
        .execute();
    sql.update(PAPER).set(PAPER.ACCESS, changed.access().code()).where(PAPER.ID.eq(id)).execute();
    tell(actor, id, What.CHANGED, changed.title());
    return Outcome.done(id);
  }

  /// It stays, with the reason; nobody is asked to read it any more.
  @Transactional
  public Outcome<Long> withdraw(Actor actor, long id, String reason) {
    var paper = lock(actor, id);
    var refusal =
        open(paper)
            .or(() ->
                reason.isBlank()
                    ? Optional.of(Refusal.invalid("papers.refused.reason_missing"))
                    : PaperRules.tooLong("reason", reason, PaperRules.REASON));
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    sql.update(PAPER)
        .set(PAPER.WITHDRAWN_AT, clock.instant())
        .set(PAPER.WITHDRAWN_BY, actor.personId())
        .set(PAPER.WITHDRAWN_WHY, reason.strip())
        .where(PAPER.ID.eq(id))
        .execute();
    tell(actor, id, What.WITHDRAWN, reason.strip());
    return Outcome.done(id);
  }

  /// Its row locked until the transaction ends, for whoever keeps it.
  Paper lock(Actor actor, long id) {
    var seen = queries.get(actor, id);
    meetings.lock(actor, seen.meetingId(), MEETING_PREPARE);
    sql.select(PAPER.ID).from(PAPER).where(PAPER.ID.eq(id)).forUpdate().fetchSingle();
    return queries.get(actor, id);
  }

  private Optional<Refusal> open(Paper paper) {
    if (!paper.standing()) {
      return Optional.of(Refusal.conflict("papers.refused.withdrawn"));
    }
    return Optional.empty();
  }

  /// Whether papers may still be added: until the minutes stand, and while it is put off.
  public static boolean open(MeetingState state) {
    return state.recordOpen() || state == MeetingState.POSTPONED;
  }

  private static Optional<Refusal> open(Meeting meeting) {
    return open(meeting.state())
        ? Optional.empty()
        : Optional.of(Refusal.conflict("papers.refused.too_late"));
  }

  private Optional<Refusal> full(long meetingId) {
    return sql.fetchCount(PAPER, PAPER.MEETING_ID.eq(meetingId)) >= PaperRules.PAPERS
        ? Optional.of(Refusal.conflict("papers.refused.full", PaperRules.PAPERS))
        : Optional.empty();
  }

  /// The item is the meeting's, the giver the body's; others' are answered as if they were not
  /// there.
  private void requireKnown(Actor actor, long meetingId, NewPaper paper) {
    var item = paper.itemId();
    if (item != null && agenda.item(actor, item).meetingId() != meetingId) {
      throw new NotFound(new Ref(Kind.AGENDA_ITEM, item));
    }
    var giver = paper.giverOrganisationId();
    if (giver != null && organisations.get(giver).bodyId() != actor.bodyId()) {
      throw new NotFound(new Ref(Kind.ORGANISATION, giver));
    }
  }

  private void tell(Actor actor, long id, What what, @Nullable String detail) {
    events.publishEvent(new PaperEvent.Kept(new Ref(Kind.PAPER, id), actor.who(), what, detail));
  }
}
