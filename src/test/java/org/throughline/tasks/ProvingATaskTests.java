package org.throughline.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.tasks.TaskOffice.done;
import static org.throughline.tasks.TaskOffice.refusal;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.throughline.organisations.Actor;
import org.throughline.shared.Forbidden;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

@ProductTest
class ProvingATaskTests {
  private final DemoPeople people;
  private final TaskOffice office;
  private final Tasks tasks;
  private final TakingUp takingUp;
  private final Reports reports;
  private final ReportDrafts drafts;
  private final EvidenceRules rules;
  private final EnteredFor enteredFor;
  private final Verifications verifications;
  private final Closures closures;
  private final Mixes mixes;

  ProvingATaskTests(
      DemoPeople people,
      TaskOffice office,
      Tasks tasks,
      TakingUp takingUp,
      Reports reports,
      ReportDrafts drafts,
      EvidenceRules rules,
      EnteredFor enteredFor,
      Verifications verifications,
      Closures closures,
      Mixes mixes) {
    this.people = people;
    this.office = office;
    this.tasks = tasks;
    this.takingUp = takingUp;
    this.reports = reports;
    this.drafts = drafts;
    this.rules = rules;
    this.enteredFor = enteredFor;
    this.verifications = verifications;
    this.closures = closures;
    this.mixes = mixes;
  }

  @Test
  void aPhotoOfAMeetingIsKeptAndIsNoEvidence() {
    var id = office.accepted();
    done(reports.report(official(), id, with(Progress.BEHIND, piece(EvidenceKind.MEETING_PHOTO))));
    assertThat(reports.of(id).getFirst().evidence())
        .singleElement()
        .satisfies(each -> {
          assertThat(each.kind()).isEqualTo(EvidenceKind.MEETING_PHOTO);
          assertThat(each.admissible()).isFalse();
        });
  }

  /// For every rule and every kind: "done" is taken exactly where the kind counts.
  @Test
  void doneNeedsWhatTheTaskTakesAsEvidence() {
    var random = new Random(7);
    for (var kind : EvidenceKind.values()) {
      var admitted = EnumSet.noneOf(EvidenceKind.class);
      for (var each : EvidenceKind.values()) {
        if (random.nextBoolean()) {
          admitted.add(each);
        }
      }
      admitted.add(EvidenceKind.AUDIT_FINDING);
      var id = office.accepted();
      done(rules.set(people.as("fengyue.secretary"), id, new EvidenceRule(true, admitted)));
      assertThat(refusal(reports.report(official(), id, with(Progress.DONE))))
          .isEqualTo("tasks.refused.evidence_missing");
      assertThat(refusal(reports.report(official(), id, with(Progress.DONE, piece(kind)))))
          .as("%s where %s count", kind, admitted)
          .isEqualTo(admitted.contains(kind) ? "" : "tasks.refused.evidence_missing");
    }
  }

  @Test
  void theIssuerAndTheSupervisorSayWhatCountsAndNobodyElse() {
    var id = office.accepted();
    var rule = new EvidenceRule(true, Set.of(EvidenceKind.LEDGER));
    assertThatThrownBy(() -> rules.set(official(), id, rule)).isInstanceOf(Forbidden.class);
    done(rules.set(people.as("fengyue.supervisor"), id, rule));
    assertThat(rules.of(id)).isEqualTo(rule);
    assertThat(refusal(rules.set(supervisor(), id, new EvidenceRule(true, Set.of()))))
        .isEqualTo("tasks.refused.no_kind_admissible");
  }

  @Test
  void blockedNamesTheBlocker() {
    var id = office.accepted();
    assertThat(refusal(reports.report(official(), id, with(Progress.BLOCKED))))
        .isEqualTo("tasks.refused.blocker_missing");
    done(reports.report(official(), id, with(Progress.BLOCKED).blockedBy("The gas company")));
    assertThat(reports.of(id).getFirst().blockedBy()).isEqualTo("The gas company");
  }

  @Test
  void aLinkIsALinkAndAConfirmationIsWhole() {
    var id = office.accepted();
    for (var link : List.of("javascript:alert(1)", "http://", "https://a b", "ftp://x/y")) {
      assertThat(
              refusal(
                  reports.report(
                      official(),
                      id,
                      with(Progress.BEHIND, new Piece(EvidenceKind.LINK, "", null, link, null)))))
          .as(link)
          .isEqualTo("tasks.refused.link_malformed");
    }
    assertThat(
            refusal(
                reports.report(
                    official(),
                    id,
                    with(
                        Progress.BEHIND,
                        new Piece(
                            EvidenceKind.CONFIRMATION,
                            "",
                            null,
                            null,
                            new Piece.Confirmation("Eleven households", " ", office.in(0)))))))
        .isEqualTo("tasks.refused.confirmation_incomplete");
  }

  @Test
  void aReportIsPutRightByANewerOneAndStaysAsItWas() {
    var id = office.reportedDone();
    var right = new NewReport(Progress.DONE, "Nine, not ten.", null, "", 1, List.of());
    done(reports.report(official(), id, right));
    assertThat(tasks.get(supervisor(), id).state()).isEqualTo(TaskState.REPORTED_DONE);
    assertThat(reports.of(id)).hasSize(2);
    assertThat(reports.of(id).getFirst().correctsId()).isEqualTo(reports.of(id).getLast().id());
    assertThat(
            refusal(
                reports.report(
                    official(),
                    id,
                    new NewReport(Progress.DONE, "Which?", null, "", 9, List.of()))))
        .isEqualTo("tasks.refused.corrects_nothing");
  }

  @Test
  void whatWasSavedIsThereUntilItIsSentAndForNobodyElse() {
    var id = office.accepted();
    var fields = List.of(new ReportDrafts.Field("progress", "behind"));
    done(drafts.save(official(), id, "Half a sentence", fields, List.of()));
    assertThat(drafts.of(official(), id).orElseThrow().text()).isEqualTo("Half a sentence");
    assertThat(drafts.of(people.as("fengyue.water.head"), id)).isEmpty();
    assertThat(reports.of(id)).isEmpty();
    done(office.report(official(), id, Progress.BEHIND));
    assertThat(drafts.of(official(), id)).isEmpty();
  }

  @Test
  void whoeverItWasEnteredForConfirmsOrDisputesItOnce() {
    var id = office.accepted();
    var head = people.as("fengyue.water.head");
    done(
        reports.report(
            official(), id, new NewReport(Progress.BEHIND, "Late.", head.personId(), List.of())));
    var entry = enteredFor.of(id).getFirst();
    assertThatThrownBy(
            () -> enteredFor.answer(official(), id, entry.id(), EnteredFor.Answer.CONFIRMED, null))
        .isInstanceOf(Forbidden.class);
    assertThat(refusal(enteredFor.answer(head, id, entry.id(), EnteredFor.Answer.DISPUTED, " ")))
        .isEqualTo("tasks.refused.reason_missing");
    done(enteredFor.answer(head, id, entry.id(), EnteredFor.Answer.DISPUTED, "I said: on time."));
    assertThat(refusal(enteredFor.answer(head, id, entry.id(), EnteredFor.Answer.CONFIRMED, null)))
        .isEqualTo("tasks.refused.answered");
    assertThat(enteredFor.of(id).getFirst().answer()).isEqualTo(EnteredFor.Answer.DISPUTED);
  }

  @Test
  void anOfficialEntersThatTheHeadAcceptedAndNobodyElseDoes() {
    var id = office.issued();
    assertThatThrownBy(() ->
            enteredFor.forHead(people.as("fengyue.culture.official"), id, EnteredFor.What.ACCEPT))
        .isInstanceOf(Forbidden.class);
    done(enteredFor.forHead(official(), id, EnteredFor.What.ACCEPT));
    assertThat(tasks.get(official(), id).state()).isEqualTo(TaskState.ACCEPTED);
    assertThat(enteredFor.of(id))
        .singleElement()
        .satisfies(each -> {
          assertThat(each.enteredBy()).isEqualTo(official().personId());
          assertThat(each.onBehalfOf()).isEqualTo(people.as("fengyue.water.head").personId());
        });
  }

  @Test
  void aMixCountsWhatThereIsAndSaysWhatItLeavesOut() {
    var parent = office.accepted();
    var county = people.as("qingtan.water.head");
    var cancelled = office.handedDown(parent);
    var claimed = office.handedDown(parent);
    var open = office.handedDown(parent);
    var verified = office.handedDown(parent);
    for (var each : List.of(claimed, open, verified)) {
      done(takingUp.accept(county, each, null));
    }
    done(office.report(county, claimed, Progress.DONE));
    done(office.report(county, verified, Progress.DONE));
    done(verifications.verify(supervisor(), verified, VerificationLevel.CONFIRMED, null));
    done(closures.cancel(people.as("fengyue.water.head"), cancelled, "Not needed."));
    var mix = mixes.of(supervisor(), new Over.Beneath(parent));
    assertThat(mix.all()).isEqualTo(4);
    assertThat(mix.denominator()).isEqualTo(3);
    assertThat(mix.excluded()).containsEntry("cancelled", 1).hasSize(1);
    assertThat(mix.numerator()).isEqualTo(1);
    assertThat(mix.at("confirmed")).isEqualTo(1);
    assertThat(mix.reported()).isEqualTo(1);
    assertThat(mix.open()).isEqualTo(1);
    assertThat(mixes.of(people.as("luoyan.supervisor"), new Over.Beneath(parent)).all()).isZero();
    assertThat(mixes.of(supervisor(), Over.Listed.of(List.of(parent, open))).denominator())
        .isEqualTo(2);
  }

  private static NewReport with(Progress progress, Piece... pieces) {
    return new NewReport(progress, "As it stands.", null, "", null, List.of(pieces));
  }

  private Piece piece(EvidenceKind kind) {
    return kind == EvidenceKind.CONFIRMATION
        ? new Piece(
            kind, "", null, null, new Piece.Confirmation("Ten households", "visit", office.in(0)))
        : Piece.file(kind, new Upload("it.txt", new byte[] {'x'}));
  }

  private Actor official() {
    return people.as("fengyue.water.official");
  }

  private Actor supervisor() {
    return people.as("fengyue.supervisor");
  }
}
