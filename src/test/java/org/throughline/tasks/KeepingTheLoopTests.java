package org.throughline.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.tasks.TaskOffice.done;
import static org.throughline.tasks.TaskOffice.refusal;
import static throughline.db.tasks.Tables.TASK;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

/// Extensions, order, recurrence and steps with several tasks.
@ProductTest
class KeepingTheLoopTests {
  private final DemoPeople people;
  private final TaskOffice office;
  private final Tasks tasks;
  private final TakingUp takingUp;
  private final Extensions extensions;
  private final Closures closures;
  private final Recurrences recurrences;
  private final BulkSteps bulk;
  private final DSLContext sql;

  KeepingTheLoopTests(
      DemoPeople people,
      TaskOffice office,
      Tasks tasks,
      TakingUp takingUp,
      Extensions extensions,
      Closures closures,
      Recurrences recurrences,
      BulkSteps bulk,
      DSLContext sql) {
    this.people = people;
    this.office = office;
    this.tasks = tasks;
    this.takingUp = takingUp;
    this.extensions = extensions;
    this.closures = closures;
    this.recurrences = recurrences;
    this.bulk = bulk;
    this.sql = sql;
  }

  @Test
  void onlyAGrantedExtensionPutsASubtaskAfterItsParent() {
    var parent = office.accepted();
    var subtask = office.handedDown(parent);
    var county = people.as("qingtan.water.head");
    var head = people.as("fengyue.water.head");
    done(takingUp.acknowledge(county, subtask));
    done(extensions.ask(county, subtask, office.in(50), "The river is high."));
    assertThat(refusal(extensions.ask(county, subtask, office.in(51), "Higher.")))
        .isEqualTo("tasks.refused.extension_open");
    done(extensions.grant(head, subtask, ""));
    assertThat(tasks.get(head, subtask).deadline()).isEqualTo(office.in(50));
    assertThatThrownBy(() ->
            sql.update(TASK).set(TASK.DEADLINE, office.in(60)).where(TASK.ID.eq(subtask)).execute())
        .hasMessageContaining("subtask due after its parent");
  }

  @Test
  void aSubtaskInOrderIsAcceptedOnceTheOneBeforeItHasEnded() {
    var parent = office.accepted();
    var head = people.as("fengyue.water.head");
    var county = people.as("qingtan.water.head");
    var more = new NewTask.More(null, null, List.of(), List.of(), true);
    var sketch =
        office
            .sketch()
            .from(new Origin.OfTask(parent))
            .ledBy(county.organisationId())
            .due(office.in(5));
    var first = done(tasks.issue(head, sketch.task().with(more)));
    var second = done(tasks.issue(head, sketch.task().with(more)));
    assertThat(refusal(takingUp.accept(county, second, null))).isEqualTo("tasks.refused.waits_for");
    assertThatThrownBy(
            () -> sql.update(TASK).set(TASK.STATE, "accepted").where(TASK.ID.eq(second)).execute())
        .hasMessageContaining("before it");
    done(takingUp.accept(county, first, null));
    done(closures.overtake(head, first, "It rained."));
    done(takingUp.accept(county, second, null));
  }

  @Test
  void anOccurrenceIsIssuedOnceHoweverManyServersRun() throws Exception {
    var secretary = people.as("fengyue.secretary");
    var id =
        done(
            recurrences.create(
                secretary,
                office.sketch().due(office.in(20)).task(),
                new Rhythm(1, Rhythm.Unit.WEEK, null, 10)));
    assertThat(recurrences.occurrences(secretary, id)).isEmpty();
    try (var servers = Executors.newFixedThreadPool(4)) {
      Callable<Integer> run = () -> recurrences.issueDue(office.in(60));
      for (var each : servers.invokeAll(Collections.nCopies(8, run))) {
        each.get();
      }
    }
    assertThat(recurrences.occurrences(secretary, id).stream().map(Task::deadline))
        .containsExactlyElementsOf(
            Stream.iterate(69, n -> n >= 20, n -> n - 7).map(office::in).toList());
    done(recurrences.pause(secretary, id));
    recurrences.issueDue(office.in(90));
    assertThat(recurrences.occurrences(secretary, id)).hasSize(8);
  }

  @Test
  void severalAreCancelledAsThePreviewSaidAndTakenBackWhereNothingMovedOn() {
    var secretary = people.as("fengyue.secretary");
    var head = people.as("fengyue.water.head");
    var parent = office.accepted();
    var below = office.handedDown(parent);
    var other = office.issued();
    var ended = office.issued();
    done(closures.cancel(secretary, ended, "No longer needed."));
    var all =
        new BulkSteps.Order(
            BulkSteps.Step.CANCEL, Set.of(parent, other, ended), "The plan changed.", null, null);
    var preview = bulk.preview(secretary, all);
    assertThat(preview).hasSize(4);
    assertThat(preview.stream().filter(line -> line.refusal() != null).map(l -> l.before().id()))
        .containsExactly(ended);
    assertThat(tasks.get(secretary, below).state()).isEqualTo(TaskState.ISSUED);
    assertThat(refusal(bulk.apply(secretary, all))).isEqualTo("tasks.refused.bulk_changed");
    assertThat(tasks.get(secretary, other).state()).isEqualTo(TaskState.ISSUED);
    var possible =
        new BulkSteps.Order(
            BulkSteps.Step.CANCEL, Set.of(parent, other), "The plan changed.", null, null);
    var batch = done(bulk.apply(secretary, possible));
    assertThat(tasks.get(secretary, below).state()).isEqualTo(TaskState.CANCELLED);
    done(closures.reopen(secretary, other, "It is needed after all."));
    done(takingUp.acknowledge(head, other));
    done(bulk.undo(secretary, batch));
    assertThat(tasks.get(secretary, parent).state()).isEqualTo(TaskState.ACCEPTED);
    assertThat(tasks.get(secretary, below).state()).isEqualTo(TaskState.ISSUED);
    assertThat(bulk.lines(secretary, batch).stream().filter(l -> l.taskId() == other))
        .allSatisfy(line -> assertThat(line.undo()).isEqualTo("tasks.refused.bulk_moved_on"));
    assertThat(refusal(bulk.undo(secretary, batch))).isEqualTo("tasks.refused.bulk_undone");
  }
}
