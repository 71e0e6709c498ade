package org.throughline.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.tasks.TaskOffice.done;
import static org.throughline.tasks.TaskOffice.refusal;
import static throughline.db.tasks.Tables.TASK;

import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.throughline.organisations.Actor;
import org.throughline.shared.Access;
import org.throughline.shared.Forbidden;
import org.throughline.shared.NotFound;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

@ProductTest
class GivingATaskTests {
  private final DemoPeople people;
  private final TaskOffice office;
  private final Tasks tasks;
  private final TaskList list;
  private final DSLContext sql;

  GivingATaskTests(
      DemoPeople people, TaskOffice office, Tasks tasks, TaskList list, DSLContext sql) {
    this.people = people;
    this.office = office;
    this.tasks = tasks;
    this.list = list;
    this.sql = sql;
  }

  @Test
  void theHeadOfTheLeadAndTheInspectionOfficeAreTakenWhereNobodyElseIsNamed() {
    var task = tasks.get(secretary(), office.issued());
    assertThat(task.leadPostId()).isEqualTo(people.as("fengyue.water.head").postId());
    assertThat(task.supervisorOrganisationId())
        .isEqualTo(people.as("fengyue.supervisor").organisationId());
    assertThat(task.issuingOrganisationId()).isEqualTo(secretary().bodyId());
    assertThat(task.state()).isEqualTo(TaskState.ISSUED);
  }

  @Test
  void nothingIsIssuedThatBreaksARule() {
    var sketch = office.sketch();
    var water = sketch.lead();
    var culture = people.as("fengyue.culture.head");
    assertThat(refused(sketch.titled(" "))).isEqualTo("tasks.refused.title_missing");
    assertThat(refused(sketch.titled("x".repeat(201)))).isEqualTo("tasks.refused.title_too_long");
    assertThat(refused(sketch.from(new Origin.OwnInitiative(" "))))
        .isEqualTo("tasks.refused.own_initiative_missing");
    assertThat(refused(sketch.due(null))).isEqualTo("tasks.refused.date_missing");
    assertThat(refused(sketch.due(office.in(-1)))).isEqualTo("tasks.refused.deadline_past");
    assertThat(refused(sketch.due(null).reviewed(office.in(-1))))
        .isEqualTo("tasks.refused.review_past");
    assertThat(refused(sketch.post(culture.postId()))).isEqualTo("tasks.refused.post_of_another");
    assertThat(refused(sketch.supportedBy(water))).isEqualTo("tasks.refused.lead_supports_itself");
    assertThat(refused(sketch.supportedBy(people.as("luoyan.secretary").organisationId())))
        .isEqualTo("tasks.refused.supporting_out_of_reach");
    assertThat(refused(sketch.supervisedBy(water))).isEqualTo("tasks.refused.supervisor_leads");
    assertThat(refused(sketch.supervisedBy(people.as("luoyan.supervisor").organisationId())))
        .isEqualTo("tasks.refused.supervisor_out_of_reach");
  }

  @Test
  void aTaskGoesToOnesOwnBodyOrOneLevelDownAndNoFurther() {
    var sketch = office.sketch();
    for (var near : List.of("fengyue.culture.head", "qingtan.water.head", "heyu.culture.head")) {
      done(tasks.issue(secretary(), sketch.ledBy(organisation(near)).task()));
    }
    for (var far :
        List.of(
            "liuyin.water.head", "luoyan.water.head", "duxi.water.head", "yunling.water.head")) {
      assertThat(refused(sketch.ledBy(organisation(far))))
          .as(far)
          .isEqualTo("tasks.refused.lead_out_of_reach");
    }
    assertThat(refused(sketch.ledBy(987_654_321))).isEqualTo("tasks.refused.lead_out_of_reach");
  }

  @Test
  void onlyTheSecretaryIssuesAndOnlyTheHeadOfTheLeadHandsDown() {
    var task = office.sketch().task();
    for (var other : List.of("fengyue.chair", "fengyue.water.head", "fengyue.supervisor")) {
      assertThatThrownBy(() -> tasks.issue(people.as(other), task)).isInstanceOf(Forbidden.class);
    }
    var parent = office.accepted();
    var subtask = office.sketch().from(new Origin.OfTask(parent)).due(office.in(5)).task();
    for (var other :
        List.of("fengyue.secretary", "fengyue.water.official", "fengyue.culture.head")) {
      assertThatThrownBy(() -> tasks.issue(people.as(other), subtask))
          .isInstanceOf(Forbidden.class);
    }
    assertThatThrownBy(() -> tasks.issue(people.as("luoyan.water.head"), subtask))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() ->
            tasks.issue(secretary(), office.sketch().from(new Origin.OfClause(987_654_321)).task()))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() ->
            tasks.issue(
                secretary(), office.sketch().from(new Origin.OfDecisionClause(987_654_321)).task()))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void aTaskIsAcceptedBeforeItIsHandedDown() {
    var parent = office.issued();
    var subtask = office.sketch().from(new Origin.OfTask(parent)).task();
    assertThat(refusal(tasks.issue(people.as("fengyue.water.head"), subtask)))
        .isEqualTo("tasks.refused.now.issued");
  }

  @Test
  void aSubtaskIsDueNoLaterThanItsParent() {
    var parent = office.accepted();
    var head = people.as("fengyue.water.head");
    var sketch = office.sketch().from(new Origin.OfTask(parent));
    assertThat(refusal(tasks.issue(head, sketch.due(office.in(21)).task())))
        .isEqualTo("tasks.refused.after_parent");
    assertThat(refusal(tasks.issue(head, sketch.due(null).reviewed(office.in(3)).task())))
        .isEqualTo("tasks.refused.undated_below_dated");
    var onTheDay = done(tasks.issue(head, sketch.due(office.in(20)).task()));
    assertThat(tasks.get(head, onTheDay).parentId()).isEqualTo(parent);
  }

  @Test
  void theDatabaseRefusesASubtaskDueAfterItsParent() {
    var parent = office.accepted();
    var subtask = office.handedDown(parent);
    assertThatThrownBy(() -> set(subtask, "deadline = current_date + 30"))
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("subtask due after its parent");
    assertThatThrownBy(() -> set(subtask, "deadline = null, review_on = current_date"))
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("subtask due after its parent");
    assertThatThrownBy(() -> set(parent, "deadline = current_date + 9"))
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("subtask due after its parent");
  }

  @Test
  void theDatabaseRefusesATaskWithoutAWhyADateOrAnotherSupervisor() {
    var task = office.issued();
    assertThatThrownBy(() -> set(task, "own_initiative = ''"))
        .hasMessageContaining("task_says_why");
    assertThatThrownBy(() -> set(task, "own_initiative = null"))
        .hasMessageContaining("task_says_why");
    assertThatThrownBy(() -> set(task, "deadline = null"))
        .hasMessageContaining("a_date_or_a_review");
    assertThatThrownBy(() -> set(task, "supervisor_organisation_id = lead_organisation_id"))
        .hasMessageContaining("the_doer_does_not_supervise");
  }

  @Test
  void whoeverLeadsASubtaskSeesWhatItComesFromAndStrangersSeeNothing() {
    var parent = office.accepted();
    var county = people.as("qingtan.water.head");
    assertThat(tasks.find(county, parent)).isEmpty();
    var subtask = office.handedDown(parent);
    assertThat(tasks.find(county, parent)).isPresent();
    done(office.accept(county, subtask));
    var lowest =
        done(
            tasks.issue(
                county,
                office
                    .sketch()
                    .from(new Origin.OfTask(subtask))
                    .ledBy(organisation("liuyin.water.head"))
                    .due(office.in(5))
                    .task()));
    var township = people.as("liuyin.water.head");
    assertThat(tasks.find(township, lowest)).isPresent();
    assertThat(tasks.find(township, subtask)).isPresent();
    assertThat(tasks.find(township, parent)).isPresent();
    for (var stranger : List.of("zhuyuan.water.head", "luoyan.secretary", "heyu.secretary")) {
      assertThat(tasks.find(people.as(stranger), parent)).as(stranger).isEmpty();
      assertThat(tasks.find(people.as(stranger), lowest)).as(stranger).isEmpty();
    }
    assertThat(tasks.find(people.as("yunling.chair"), lowest)).isPresent();
    assertThat(tasks.find(people.as("yunling.water.head"), lowest)).isEmpty();
  }

  @Test
  void aRestrictedTaskIsSeenByTheUnitsConcernedAndTheirSecretariesOnly() {
    var id = done(tasks.issue(secretary(), office.sketch().access(Access.RESTRICTED).task()));
    for (var concerned :
        List.of("fengyue.secretary", "fengyue.water.official", "fengyue.supervisor")) {
      assertThat(tasks.find(people.as(concerned), id)).as(concerned).isPresent();
    }
    for (var other : List.of("fengyue.culture.head", "fengyue.chair", "yunling.secretary")) {
      assertThat(tasks.find(people.as(other), id)).as(other).isEmpty();
      assertThat(
              list.page(
                      people.as(other),
                      new TaskList.Filter(TaskList.View.ALL, null, false),
                      1,
                      TaskList.PAGE)
                  .tasks())
          .noneMatch(task -> task.id() == id);
    }
    done(office.accept(people.as("fengyue.water.head"), id));
    assertThat(
            refusal(
                tasks.issue(
                    people.as("fengyue.water.head"),
                    office.sketch().from(new Origin.OfTask(id)).task())))
        .isEqualTo("tasks.refused.more_open_than_origin");
  }

  private String refused(TaskOffice.Sketch sketch) {
    var before = sql.fetchCount(TASK);
    var key = refusal(tasks.issue(secretary(), sketch.task()));
    assertThat(sql.fetchCount(TASK)).isEqualTo(before);
    return key;
  }

  private Actor secretary() {
    return people.as("fengyue.secretary");
  }

  private long organisation(String login) {
    return people.as(login).organisationId();
  }

  private void set(long id, String change) {
    sql.execute("update tasks.task set " + change + " where id = ?", id);
  }
}
