package org.throughline.minutes;

import static org.throughline.organisations.Permission.MEETING_PREPARE;
import static throughline.db.minutes.Tables.VERSION;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.meetings.Meeting;
import org.throughline.meetings.MeetingTransition;
import org.throughline.meetings.Meetings;
import org.throughline.meetings.Transitions;
import org.throughline.minutes.MinutesChanged.What;
import org.throughline.organisations.Actor;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;

/// The internal record of a meeting, as it is written: drawn from what was recorded, worded by its
/// secretary, corrected by a new version. [Approvals] and [Signatures] have the rest.
@Service
public class Minutes {
  private final MinutesQueries queries;
  private final Sheets sheets;
  private final Drawing drawing;
  private final Approvals approvals;
  private final Meetings meetings;
  private final Transitions transitions;
  private final ApplicationEventPublisher events;

  Minutes(
      MinutesQueries queries,
      Sheets sheets,
      Drawing drawing,
      Approvals approvals,
      Meetings meetings,
      Transitions transitions,
      ApplicationEventPublisher events) {
    this.queries = queries;
    this.sheets = sheets;
    this.drawing = drawing;
    this.approvals = approvals;
    this.meetings = meetings;
    this.transitions = transitions;
    this.events = events;
  }

  /// @throws NotFound where there is none that this actor may see
  public Version get(Actor actor, long versionId) {
    return queries.get(actor, versionId);
  }

  /// Of a meeting that the reader has been shown, latest first.
  public List<Version> versions(long meetingId) {
    return queries.versions(VERSION.MEETING_ID.eq(meetingId));
  }

  /// The one in force, else the one being written; of a meeting that the reader has been shown.
  public Optional<Version> current(long meetingId) {
    var all = versions(meetingId);
    return all.stream()
        .filter(each -> each.state() == VersionState.APPROVED)
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  /// Those that the reader may see, in order.
  public List<Paragraph> paragraphs(Actor actor, long versionId) {
    return queries.paragraphs(actor, versionId);
  }

  /// Whether nothing of it is closed to this reader.
  public boolean seesAll(Actor actor, long versionId) {
    return queries.paragraphs(actor, versionId).size() == queries.paragraphs(versionId).size();
  }

  /// Draws the first version from the record.
  ///
  /// @return the version's id
  @Transactional
  public Outcome<Long> draw(Actor actor, long meetingId) {
    var meeting = meetings.lock(actor, meetingId, MEETING_PREPARE);
    if (current(meetingId).isPresent()) {
      return Outcome.conflict("minutes.drawn_already");
    }
    return begun(actor, meeting)
        .fold(
            id -> {
              sheets.write(id, Sheets.fresh(drawing.of(meeting)));
              return moved(actor, meeting, id, What.DRAWN);
            },
            Outcome::refused);
  }

  /// A text of the writer's own in place of what was drafted before, a paragraph a line.
  ///
  /// @return the version's id
  @Transactional
  public Outcome<Long> draft(Actor actor, long meetingId, String text) {
    var meeting = meetings.lock(actor, meetingId, MEETING_PREPARE);
    var lines = text.lines().map(String::strip).filter(each -> !each.isEmpty()).toList();
    var refusal = MinutesRules.texts(lines);
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    return begun(actor, meeting)
        .fold(
            id -> {
              sheets.write(id, lines.stream().map(Sheets::own).toList());
              return moved(actor, meeting, id, What.EDITED);
            },
            Outcome::refused);
  }

  /// The draft to write into; the last hand is its drafter's.
  private Outcome<Long> begun(Actor actor, Meeting meeting) {
    if (!MeetingTransition.DRAFTING.leadsFrom(meeting.state())) {
      return Outcome.conflict("meetings.no_way.drafting");
    }
    var latest = versions(meeting.id()).stream().findFirst();
    if (latest.isEmpty()) {
      return Outcome.done(sheets.begin(actor, meeting.id(), 1, null));
    }
    if (latest.get().state() != VersionState.DRAFT) {
      return Outcome.conflict("minutes.circulates");
    }
    sheets.draftedBy(actor, latest.get().id());
    return Outcome.done(latest.get().id());
  }

  private Outcome<Long> moved(Actor actor, Meeting meeting, long versionId, What what) {
    tell(actor, versionId, what, null);
    return transitions
        .minutesMoved(actor, meeting, MeetingTransition.DRAFTING)
        .fold(_ -> Outcome.done(versionId), Outcome::refused);
  }

  /// The version as its writer leaves it.
  @Transactional
  public Outcome<Long> edit(Actor actor, long versionId, List<Edit> edits) {
    var version = lockDraft(actor, versionId);
    var refusal =
        writable(version).or(() -> MinutesRules.texts(edits.stream().map(Edit::text).toList()));
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    var before = queries.paragraphs(versionId);
    var after = Sheets.edited(before, edits);
    if (!after.equals(before)) {
      sheets.write(versionId, after);
      sheets.draftedBy(actor, versionId);
      tell(actor, versionId, What.EDITED, null);
    }
    return Outcome.done(versionId);
  }

  /// Takes what the record says now into a draft: what was reworded by hand stays, the rest follows
  /// the record, and what is missing is added.
  @Transactional
  public Outcome<Long> redraw(Actor actor, long versionId) {
    var version = lockDraft(actor, versionId);
    var refusal = writable(version);
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    var meeting = meetings.get(actor, version.meetingId());
    sheets.write(versionId, Sheets.redrawn(queries.paragraphs(versionId), drawing.of(meeting)));
    sheets.draftedBy(actor, versionId);
    tell(actor, versionId, What.DRAWN, null);
    return Outcome.done(versionId);
  }

  /// Begins a new version of approved minutes, word for word, to be corrected and approved in turn.
  ///
  /// @return its id
  @Transactional
  public Outcome<Long> correct(Actor actor, long versionId, String reason) {
    var version = lockDraft(actor, versionId);
    if (version.state() != VersionState.APPROVED) {
      return Outcome.conflict("minutes.correct.not_in_force");
    }
    var versions = versions(version.meetingId());
    if (versions.getFirst().state().open()) {
      return Outcome.conflict("minutes.correct.twice");
    }
    var refusal = MinutesRules.said(reason, "minutes.reason.missing", MinutesRules.SHORT);
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    var id =
        sheets.begin(actor, version.meetingId(), versions.getFirst().number() + 1, reason.strip());
    sheets.write(id, queries.paragraphs(versionId));
    tell(actor, id, What.CORRECTION_BEGUN, reason.strip());
    return Outcome.done(id);
  }

  /// Gives a correction up that was not approved.
  ///
  /// @return the id of the version in force
  @Transactional
  public Outcome<Long> drop(Actor actor, long versionId) {
    var version = lockDraft(actor, versionId);
    if (version.number() == 1 || version.state() != VersionState.DRAFT) {
      return Outcome.conflict("minutes.drop.no_correction");
    }
    sheets.remove(versionId);
    var standing = current(version.meetingId()).orElseThrow();
    tell(actor, standing.id(), What.CORRECTION_DROPPED, version.reason());
    return Outcome.done(standing.id());
  }

  private Version lockDraft(Actor actor, long versionId) {
    meetings.lock(actor, get(actor, versionId).meetingId(), MEETING_PREPARE);
    return get(actor, versionId);
  }

  private static Optional<Refusal> writable(Version version) {
    return switch (version.state()) {
      case DRAFT -> Optional.empty();
      case CIRCULATED -> Optional.of(Refusal.conflict("minutes.circulates"));
      case APPROVED, SUPERSEDED -> Optional.of(Refusal.conflict("minutes.stands"));
    };
  }

  private void tell(Actor actor, long versionId, What what, @Nullable String detail) {
    events.publishEvent(
        new MinutesChanged(new Ref(Kind.MINUTES, versionId), actor.who(), what, detail));
  }

  /// Approves the draft of a meeting, by the chair's own hand.
  @Transactional
  public Outcome<Long> approve(Actor actor, long meetingId) {
    meetings.get(actor, meetingId);
    var latest = versions(meetingId).stream().findFirst();
    return latest.isEmpty()
        ? Outcome.conflict("meetings.no_way.approval")
        : approvals.approve(actor, latest.get().id(), Basis.HAND, null);
  }
}
