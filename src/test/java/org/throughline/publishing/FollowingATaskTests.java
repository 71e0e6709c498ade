package org.throughline.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.publishing.Pressroom.done;
import static org.throughline.publishing.Pressroom.refusal;
import static throughline.db.publishing.Tables.RELATED_TASK;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.throughline.directives.ClauseKind;
import org.throughline.directives.Directives;
import org.throughline.directives.NewClause;
import org.throughline.publishing.Related.Chosen;
import org.throughline.shared.Access;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;
import org.throughline.tasks.NewReport;
import org.throughline.tasks.NewTask;
import org.throughline.tasks.Origin;
import org.throughline.tasks.Progress;
import org.throughline.tasks.Reports;
import org.throughline.tasks.TakingUp;
import org.throughline.tasks.TaskStatus;
import org.throughline.tasks.Tasks;

@ProductTest
class FollowingATaskTests {
  private final Pressroom press;
  private final Editions editions;
  private final Related related;
  private final Review review;
  private final PublishedRecords published;
  private final Directives directives;
  private final Tasks tasks;
  private final TakingUp takingUp;
  private final Reports reports;
  private final DemoPeople people;
  private final DSLContext sql;
  private final LocalDate today;

  FollowingATaskTests(
      Pressroom press,
      Editions editions,
      Related related,
      Review review,
      PublishedRecords published,
      Directives directives,
      Tasks tasks,
      TakingUp takingUp,
      Reports reports,
      DemoPeople people,
      DSLContext sql,
      Clock clock) {
    this.press = press;
    this.editions = editions;
    this.related = related;
    this.review = review;
    this.published = published;
    this.directives = directives;
    this.tasks = tasks;
    this.takingUp = takingUp;
    this.reports = reports;
    this.people = people;
    this.sql = sql;
    this.today = LocalDate.now(clock);
  }

  @Test
  void thePublicStatusFollowsTheTaskThoughTheEditionIsFrozen() {
    var directive = press.directive("heyu", Access.INTERNAL);
    var task = task(directive, Access.INTERNAL);
    var edition = edition(directive);
    choose(edition, directive, task);
    press.approve("heyu", edition);
    press.publish("heyu", edition);
    assertThat(status(edition)).isEqualTo(TaskStatus.NOT_STARTED);
    var head = people.as("heyu.water.head");
    done(takingUp.acknowledge(head, task));
    done(takingUp.accept(head, task, null));
    done(
        reports.report(head, task, new NewReport(Progress.ON_SCHEDULE, "Begun.", null, List.of())));
    assertThat(status(edition)).isEqualTo(TaskStatus.ON_SCHEDULE);
    sql.update(RELATED_TASK)
        .set(RELATED_TASK.DEADLINE, today.minusDays(1))
        .where(RELATED_TASK.TASK_ID.eq(task))
        .execute();
    assertThat(status(edition)).isEqualTo(TaskStatus.BEHIND);
    assertThatThrownBy(() ->
            sql.update(RELATED_TASK)
                .set(RELATED_TASK.TITLE_EN, "x")
                .where(RELATED_TASK.TASK_ID.eq(task))
                .execute())
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void aTaskThatBecomesRestrictedDisappearsFromThePublicPage() {
    var directive = press.directive("heyu", Access.INTERNAL);
    var task = task(directive, Access.INTERNAL);
    var edition = edition(directive);
    choose(edition, directive, task);
    press.approve("heyu", edition);
    press.publish("heyu", edition);
    sql.execute("update tasks.task set access = 'restricted' where id = ?", task);
    done(takingUp.acknowledge(people.as("heyu.water.head"), task));
    assertThat(published.find(press.code("heyu", edition), Language.ENGLISH).orElseThrow().tasks())
        .isEmpty();
  }

  @Test
  void whatIsRestrictedIsNeitherOfferedNorTakenNorApproved() {
    var directive = press.directive("heyu", Access.INTERNAL);
    var open = task(directive, Access.INTERNAL);
    var hidden = task(directive, Access.RESTRICTED);
    var edition = edition(directive);
    var editor = people.as("heyu.editor");
    assertThat(related.choices(editions.get(editor, edition)))
        .extracting(Related.Choice::ref)
        .contains(new Ref(Kind.TASK, open), new Ref(Kind.DIRECTIVE, directive))
        .doesNotContain(new Ref(Kind.TASK, hidden));
    for (var foreign : List.of(hidden, 999_999L)) {
      assertThat(
              refusal(
                  related.choose(
                      editor,
                      edition,
                      0,
                      List.of(new Chosen(new Ref(Kind.TASK, foreign), "x", null)))))
          .isEqualTo("publishing.related.not_offered");
    }
    choose(edition, directive, open);
    sql.execute("update tasks.task set access = 'restricted' where id = ?", open);
    assertThat(refusal(review.submit(editor, edition))).isEqualTo("publishing.related.restricted");
  }

  private long edition(long directive) {
    return done(
        editions.draft(
            people.as("heyu.editor"), press.meeting("heyu", Access.INTERNAL, directive)));
  }

  private void choose(long edition, long directive, long task) {
    done(
        related.choose(
            people.as("heyu.editor"),
            edition,
            editions.get(people.as("heyu.editor"), edition).revision(),
            List.of(
                new Chosen(new Ref(Kind.DIRECTIVE, directive), "Opinions", "意见"),
                new Chosen(new Ref(Kind.TASK, task), "Walk the river", null))));
  }

  private long task(long directive, Access access) {
    var secretary = people.as("heyu.secretary");
    var clause =
        done(
            directives.addClause(
                secretary,
                directive,
                new NewClause(ClauseKind.REQUIREMENT, "Walk the rivers.", null, null, null)));
    return done(
        tasks.issue(
            secretary,
            new NewTask(
                new Origin.OfClause(clause),
                "Walk the river",
                "",
                people.as("heyu.water.head").organisationId(),
                null,
                Set.of(),
                null,
                today.plusDays(30),
                null,
                null,
                access)));
  }

  private TaskStatus status(long edition) {
    return published
        .find(press.code("heyu", edition), Language.CHINESE)
        .orElseThrow()
        .tasks()
        .getFirst()
        .status();
  }
}
