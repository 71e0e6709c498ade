package org.throughline.minutes.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.audit.Trail;
import org.throughline.meetings.Agenda;
import org.throughline.meetings.Meeting;
import org.throughline.meetings.MeetingTransition;
import org.throughline.meetings.Meetings;
import org.throughline.minutes.Answer;
import org.throughline.minutes.ApprovalAgendas;
import org.throughline.minutes.Circulations;
import org.throughline.minutes.Comment;
import org.throughline.minutes.Comments;
import org.throughline.minutes.Minutes;
import org.throughline.minutes.Paragraph;
import org.throughline.minutes.Signature;
import org.throughline.minutes.Signatures;
import org.throughline.minutes.SigningPlace;
import org.throughline.minutes.Version;
import org.throughline.minutes.VersionState;
import org.throughline.minutes.Wording;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.People;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

/// Puts the page of a version together.
@Component
class MinutesPages {
  private static final int DAYS_TO_ANSWER = 7;

  private final Minutes minutes;
  private final Comments comments;
  private final Circulations circulations;
  private final ApprovalAgendas agendas;
  private final Signatures signatures;
  private final Meetings meetings;
  private final Agenda agenda;
  private final Organisations organisations;
  private final People people;
  private final Policy policy;
  private final Trail trail;
  private final Clock clock;

  MinutesPages(
      Minutes minutes,
      Comments comments,
      Circulations circulations,
      ApprovalAgendas agendas,
      Signatures signatures,
      Meetings meetings,
      Agenda agenda,
      Organisations organisations,
      People people,
      Policy policy,
      Trail trail,
      Clock clock) {
    this.minutes = minutes;
    this.comments = comments;
    this.circulations = circulations;
    this.agendas = agendas;
    this.signatures = signatures;
    this.meetings = meetings;
    this.agenda = agenda;
    this.organisations = organisations;
    this.people = people;
    this.policy = policy;
    this.trail = trail;
    this.clock = clock;
  }

  MinutesPage page(Actor actor, long versionId, Language language, MinutesPage.Typed typed) {
    var version = minutes.get(actor, versionId);
    var meeting = meetings.get(actor, version.meetingId());
    var paragraphs = minutes.paragraphs(actor, versionId);
    var said = comments.of(actor, versionId, language);
    var answers = circulations.answers(versionId, language);
    var signed = version.state().open() ? List.<Signature>of() : signatures.of(versionId);
    var versions = minutes.versions(meeting.id());
    var acts = acts(actor, version, meeting, versions, answers, signed);
    return new MinutesPage(
        version,
        meeting,
        organisations.get(meeting.organisationId()).name(language),
        name(version.draftedBy(), language),
        name(version.approvedBy(), language),
        paragraphs.stream().map(each -> row(each, said)).toList(),
        said.stream().filter(each -> each.line() == null).toList(),
        versions,
        answers,
        signed,
        hash(version, paragraphs),
        acts,
        version.state().open() ? agendas.items(actor, versionId) : List.of(),
        acts.contains("agenda") ? agendas.nextMeetings(actor, versionId) : List.of(),
        agenda.items(actor, meeting.id()).stream()
            .map(each -> new MinutesPage.Extract(each.id(), each.number() + ". " + each.title()))
            .toList(),
        LocalDate.now(clock).plusDays(DAYS_TO_ANSWER),
        typed,
        trail.of(List.of(new Ref(Kind.MINUTES, versionId)), language));
  }

  private static MinutesPage.Row row(Paragraph paragraph, List<Comment> said) {
    return new MinutesPage.Row(
        paragraph,
        said.stream().filter(each -> Objects.equals(each.line(), paragraph.line())).toList());
  }

  /// Only one that covers what the reader is shown, neither more nor less, tells them anything.
  private static @Nullable String hash(Version version, List<Paragraph> shown) {
    var own = Wording.hash(shown);
    return own.equals(version.hash()) || own.equals(version.openHash()) ? own : null;
  }

  private Set<String> acts(
      Actor actor,
      Version version,
      Meeting meeting,
      List<Version> versions,
      List<Answer> answers,
      List<Signature> signed) {
    var acts = new HashSet<String>();
    var prepares = policy.allows(actor, Permission.MEETING_PREPARE, meeting.organisationId());
    var approves =
        policy.allows(actor, Permission.MINUTES_APPROVE, meeting.organisationId())
            && minutes.seesAll(actor, version.id());
    var state = version.state();
    if (prepares) {
      writing(version, versions, acts);
    }
    if (state.open()
        && policy.allows(actor, Permission.MINUTES_COMMENT, meeting.organisationId())) {
      acts.add("comment");
    }
    if (state == VersionState.CIRCULATED
        && answers.stream().anyMatch(each -> each.personId() == actor.personId())) {
      acts.add("answer");
    }
    if (approves && state.open() && version.draftedBy() != actor.personId() && mayCome(meeting)) {
      acts.add("approve");
    }
    if (state == VersionState.APPROVED && !signedBy(actor, signed)) {
      if (approves && free(SigningPlace.PRESIDING, signed)) {
        acts.add("sign_presiding");
      }
      if (prepares && free(SigningPlace.RECORDING, signed)) {
        acts.add("sign_recording");
      }
    }
    return acts;
  }

  private static void writing(Version version, List<Version> versions, Set<String> acts) {
    switch (version.state()) {
      case DRAFT -> {
        acts.addAll(Set.of("edit", "redraw", "circulate", "agenda"));
        if (version.number() > 1) {
          acts.add("drop");
        }
      }
      case CIRCULATED -> acts.addAll(Set.of("recall", "agenda"));
      case APPROVED -> {
        if (!versions.getFirst().state().open()) {
          acts.add("correct");
        }
      }
      case SUPERSEDED -> {}
    }
  }

  /// The first version moves its meeting on; a correction comes when it has moved already.
  private static boolean mayCome(Meeting meeting) {
    return MeetingTransition.APPROVAL.leadsFrom(meeting.state())
        || meeting.state() == MeetingTransition.APPROVAL.to()
        || meeting.state() == MeetingTransition.CLOSURE.to();
  }

  private boolean signedBy(Actor actor, List<Signature> signed) {
    return signed.stream().anyMatch(each -> each.personId() == actor.personId());
  }

  private static boolean free(SigningPlace place, List<Signature> signed) {
    return signed.stream().noneMatch(each -> each.place() == place);
  }

  private String name(@Nullable Long personId, Language language) {
    return personId == null ? "" : people.get(personId).name(language);
  }
}
