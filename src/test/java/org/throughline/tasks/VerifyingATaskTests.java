package org.throughline.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.tasks.TaskOffice.done;
import static org.throughline.tasks.TaskOffice.refusal;

import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.throughline.organisations.Actor;
import org.throughline.shared.Forbidden;
import org.throughline.shared.NotFound;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

@ProductTest
class VerifyingATaskTests {
  private final DemoPeople people;
  private final TaskOffice office;
  private final Tasks tasks;
  private final Reports reports;
  private final Verifications verifications;
  private final DSLContext sql;

  VerifyingATaskTests(
      DemoPeople people,
      TaskOffice office,
      Tasks tasks,
      Reports reports,
      Verifications verifications,
      DSLContext sql) {
    this.people = people;
    this.office = office;
    this.tasks = tasks;
    this.reports = reports;
    this.verifications = verifications;
    this.sql = sql;
  }

  @Test
  void theInspectionOfficeVerifiesWithALevel() {
    var id = office.reportedDone();
    assertThat(refusal(verifications.verify(supervisor(), id, VerificationLevel.CLAIMED, null)))
        .isEqualTo("tasks.refused.level_missing");
    done(verifications.verify(supervisor(), id, VerificationLevel.CHECKED, "Went there."));
    assertThat(tasks.get(supervisor(), id).status()).isEqualTo(TaskStatus.VERIFIED);
    assertThat(verifications.of(id))
        .singleElement()
        .satisfies(each -> {
          assertThat(each.level()).isEqualTo(VerificationLevel.CHECKED);
          assertThat(each.result()).isEqualTo(VerificationResult.VERIFIED);
          assertThat(each.reason()).isEqualTo("Went there.");
        });
  }

  @Test
  void sendingBackNeedsAReasonAndPutsTheTaskInProgressAgain() {
    var id = office.reportedDone();
    assertThat(refusal(verifications.sendBack(supervisor(), id, " ")))
        .isEqualTo("tasks.refused.reason_missing");
    done(verifications.sendBack(supervisor(), id, "Two stations do not run."));
    assertThat(tasks.get(supervisor(), id).state()).isEqualTo(TaskState.IN_PROGRESS);
    assertThat(tasks.get(supervisor(), id).status()).isEqualTo(TaskStatus.BEHIND);
  }

  @Test
  void nobodyButTheSupervisorVerifies() {
    var id = office.reportedDone();
    for (var other :
        List.of(
            "fengyue.secretary",
            "fengyue.water.head",
            "fengyue.culture.head",
            "yunling.supervisor")) {
      assertThatThrownBy(() -> verify(people.as(other), id))
          .as(other)
          .isInstanceOf(Forbidden.class);
    }
    assertThatThrownBy(() -> verify(people.as("luoyan.supervisor"), id))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void theReporterDoesNotVerifyFromAnyPost() {
    var id = office.reportedDone();
    var reporter = inTheInspectionOffice("fengyue.water.official");
    assertThat(refusal(verify(reporter, id))).isEqualTo("tasks.refused.verifier_reported");
    assertThat(refusal(verifications.sendBack(reporter, id, "No.")))
        .isEqualTo("tasks.refused.verifier_reported");
  }

  @Test
  void thePersonReportedForDoesNotVerifyEither() {
    var id = office.accepted();
    var head = people.as("fengyue.water.head");
    done(
        reports.report(
            people.as("fengyue.water.official"),
            id,
            new NewReport(Progress.DONE, "Done.", head.personId(), List.of())));
    assertThat(refusal(verify(inTheInspectionOffice("fengyue.water.head"), id)))
        .isEqualTo("tasks.refused.verifier_reported");
  }

  @Test
  void nobodyOfTheResponsibleUnitVerifiesFromAnyPost() {
    var id = office.reportedDone();
    assertThat(refusal(verify(inTheInspectionOffice("fengyue.water.head"), id)))
        .isEqualTo("tasks.refused.verifier_in_unit");
  }

  @Test
  void theDatabaseRefusesAVerificationByTheReporter() {
    var id = office.reportedDone();
    var official = people.as("fengyue.water.official");
    assertThatThrownBy(
            () -> insert(id, official.personId(), supervisor().organisationId(), "verified", null))
        .hasMessageContaining("the_verifier_is_not_the_reporter");
  }

  @Test
  void theDatabaseRefusesAVerificationFromTheResponsibleUnit() {
    var id = office.reportedDone();
    var head = people.as("fengyue.water.head");
    assertThatThrownBy(() -> insert(id, head.personId(), head.organisationId(), "verified", null))
        .hasMessageContaining("the_verifier_is_not_in_the_responsible_unit");
  }

  @Test
  void theDatabaseRefusesSendingBackWithoutAReasonOrAnotherReportersName() {
    var id = office.reportedDone();
    var judge = supervisor();
    assertThatThrownBy(
            () -> insert(id, judge.personId(), judge.organisationId(), "sent_back", null))
        .hasMessageContaining("sent_back_with_a_reason");
    assertThatThrownBy(() ->
            sql.execute(
                """
                insert into tasks.verification (task_id, report_id, reporter_person_id,
                  lead_organisation_id, result, level, person_id, organisation_id)
                select r.task_id, r.id, ?, r.organisation_id, 'verified', 'checked', ?, ?
                  from tasks.report r where r.task_id = ?
                """,
                judge.personId(),
                people.as("fengyue.water.official").personId(),
                judge.organisationId(),
                id))
        .hasMessageContaining("verification_report_id_task_id_reporter_person_id_fkey");
  }

  private void insert(
      long task, long person, long organisation, String result, @Nullable String reason) {
    sql.execute(
        """
        insert into tasks.verification (task_id, report_id, reporter_person_id,
          lead_organisation_id, result, level, reason, person_id, organisation_id)
        select r.task_id, r.id, r.person_id, r.organisation_id, ?, 'checked', ?, ?, ?
          from tasks.report r where r.task_id = ?
        """,
        result,
        reason,
        person,
        organisation,
        task);
  }

  private org.throughline.shared.Outcome<Long> verify(Actor actor, long id) {
    return verifications.verify(actor, id, VerificationLevel.DOCUMENTED, null);
  }

  private Actor supervisor() {
    return people.as("fengyue.supervisor");
  }

  /// The same person, acting from the inspector's post.
  private Actor inTheInspectionOffice(String login) {
    var post = supervisor();
    return new Actor(
        people.as(login).personId(),
        post.postId(),
        post.organisationId(),
        post.bodyId(),
        post.bodyFirst(),
        post.bodyLast(),
        post.roles(),
        null);
  }
}
