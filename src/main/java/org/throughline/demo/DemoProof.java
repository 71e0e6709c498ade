package org.throughline.demo;

import static org.throughline.demo.DemoMatter.done;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.throughline.desks.Handovers;
import org.throughline.meetings.FollowUps;
import org.throughline.meetings.MeetingForm;
import org.throughline.meetings.Meetings;
import org.throughline.meetings.NewMeeting;
import org.throughline.organisations.Substitutes;
import org.throughline.shared.Access;
import org.throughline.shared.Language;
import org.throughline.tasks.EvidenceKind;
import org.throughline.tasks.EvidenceRule;
import org.throughline.tasks.EvidenceRules;
import org.throughline.tasks.NewReport;
import org.throughline.tasks.NewSample;
import org.throughline.tasks.NewTask;
import org.throughline.tasks.Origin;
import org.throughline.tasks.Piece;
import org.throughline.tasks.Progress;
import org.throughline.tasks.Reports;
import org.throughline.tasks.SampleBasis;
import org.throughline.tasks.Samples;
import org.throughline.tasks.TakingUp;
import org.throughline.tasks.Tasks;
import org.throughline.tasks.Upload;
import org.throughline.tasks.VerificationLevel;
import org.throughline.tasks.Verifications;

/// Six villages that report their culverts cleared, of which some are looked at for all; a report
/// entered for somebody; a post that is substituted in and handed over; the next meeting, which
/// hears what the last one's decisions became.
@Component
class DemoProof {
  private static final List<String> VILLAGES =
      List.of("Alder", "Birch", "Cedar", "Elm", "Hazel", "Linden");

  private final DemoCast cast;
  private final Tasks tasks;
  private final TakingUp takingUp;
  private final EvidenceRules rules;
  private final Reports reports;
  private final Samples samples;
  private final Verifications verifications;
  private final Substitutes substitutes;
  private final Handovers handovers;
  private final Meetings meetings;
  private final FollowUps followUps;

  DemoProof(
      DemoCast cast,
      Tasks tasks,
      TakingUp takingUp,
      EvidenceRules rules,
      Reports reports,
      Samples samples,
      Verifications verifications,
      Substitutes substitutes,
      Handovers handovers,
      Meetings meetings,
      FollowUps followUps) {
    this.cast = cast;
    this.tasks = tasks;
    this.takingUp = takingUp;
    this.rules = rules;
    this.reports = reports;
    this.samples = samples;
    this.verifications = verifications;
    this.substitutes = substitutes;
    this.handovers = handovers;
    this.meetings = meetings;
    this.followUps = followUps;
  }

  void create(List<Long> decisionClauses, LocalDate today) {
    var cleared = new ArrayList<Long>();
    for (var village : VILLAGES) {
      cleared.add(cleared(decisionClauses.getFirst(), village, today));
    }
    check(cleared);
    var head = cast.as("fengyue.culture.head");
    done(
        substitutes.name(
            head,
            head.postId(),
            cast.as("fengyue.culture.official").personId(),
            Set.of(),
            today,
            today.plusDays(10)));
    done(handovers.prepare(head, head.postId()));
    meeting(today);
  }

  private long cleared(long decisionClause, String village, LocalDate today) {
    var secretary = cast.as("fengyue.secretary");
    var head = cast.as("fengyue.water.head");
    var official = cast.as("fengyue.water.official");
    var id =
        done(
            tasks.issue(
                secretary,
                new NewTask(
                    new Origin.OfDecisionClause(decisionClause),
                    "Clear the culverts of " + village + " Village",
                    "",
                    head.organisationId(),
                    null,
                    Set.of(),
                    null,
                    today.plusDays(20),
                    null,
                    "Before the winter flood.",
                    Access.INTERNAL)));
    done(takingUp.accept(head, id, official.personId()));
    done(
        rules.set(
            secretary,
            id,
            new EvidenceRule(
                true,
                Set.of(
                    EvidenceKind.PHOTO,
                    EvidenceKind.ACCEPTANCE_RECORD,
                    EvidenceKind.LEDGER,
                    EvidenceKind.CONFIRMATION))));
    var behalf = village.equals("Alder") ? head.personId() : null;
    done(
        reports.report(
            official,
            id,
            new NewReport(
                Progress.DONE,
                "The culverts of "
                    + village
                    + " Village run clear; the silt was taken to the brickworks.",
                behalf,
                "",
                null,
                List.of(
                    text(EvidenceKind.ACCEPTANCE_RECORD, "acceptance.txt", "Signed on the spot."),
                    text(EvidenceKind.MEETING_PHOTO, "kick-off.txt", "The meeting."),
                    new Piece(
                        EvidenceKind.CONFIRMATION,
                        "",
                        null,
                        null,
                        new Piece.Confirmation(
                            "Four households below the culverts", "Visit", today))))));
    return id;
  }

  private static Piece text(EvidenceKind kind, String name, String content) {
    return Piece.file(kind, new Upload(name, content.getBytes(StandardCharsets.UTF_8)));
  }

  private void check(List<Long> cleared) {
    var supervisor = cast.as("fengyue.supervisor");
    var id =
        done(
            samples.draw(
                supervisor,
                new NewSample(
                    SampleBasis.LIST,
                    null,
                    null,
                    cleared,
                    2,
                    null,
                    "third meeting",
                    VerificationLevel.DOCUMENTED)));
    done(
        verifications.verify(
            supervisor,
            samples.get(supervisor, id).drawn().getFirst().taskId(),
            VerificationLevel.CHECKED,
            "Went there after the rain; the water runs."));
  }

  private void meeting(LocalDate today) {
    var secretary = cast.as("fengyue.secretary");
    var meeting =
        done(
            meetings.plan(
                secretary,
                new NewMeeting(
                    cast.as("fengyue.chair").organisationId(),
                    "Fourth meeting of the Fengyue Rivers and Lakes Committee",
                    MeetingForm.ORDINARY,
                    "4th meeting",
                    today.plusDays(14),
                    "Hall 2",
                    Language.ENGLISH,
                    Access.INTERNAL)));
    done(followUps.put(secretary, meeting));
  }
}
