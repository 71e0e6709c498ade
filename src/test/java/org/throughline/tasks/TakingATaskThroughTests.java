package org.throughline.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.tasks.TaskOffice.done;
import static throughline.db.audit.Tables.ENTRY;
import static throughline.db.tasks.Tables.CLOSURE;
import static throughline.db.tasks.Tables.TASK;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.throughline.organisations.Actor;
import org.throughline.shared.Forbidden;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

/// Long walks by right and wrong people: what happens is what a little model of its own says, in
/// the answer, in the database and in the trail.
@ProductTest
class TakingATaskThroughTests {
  /// So that a walk among so many steps gets to the end of the way now and then.
  private static final Map<String, String> ONWARD =
      Map.of(
          "issued", "accept",
          "accepted", "report done",
          "in_progress", "report done",
          "reported_done", "verify",
          "verified", "close");

  private final DemoPeople people;
  private final TaskOffice office;
  private final Tasks tasks;
  private final TakingUp takingUp;
  private final Verifications verifications;
  private final Closures closures;
  private final HoldUps holdUps;
  private final Extensions extensions;
  private final Splitting splitting;
  private final DSLContext sql;

  TakingATaskThroughTests(
      DemoPeople people,
      TaskOffice office,
      Tasks tasks,
      TakingUp takingUp,
      Verifications verifications,
      Closures closures,
      HoldUps holdUps,
      Extensions extensions,
      Splitting splitting,
      DSLContext sql) {
    this.people = people;
    this.office = office;
    this.tasks = tasks;
    this.takingUp = takingUp;
    this.verifications = verifications;
    this.closures = closures;
    this.holdUps = holdUps;
    this.extensions = extensions;
    this.splitting = splitting;
    this.sql = sql;
  }

  @Test
  void whateverAnybodyTriesHappensAsTheModelSays() {
    var random = new Random(20_261_121);
    var reached = new HashSet<String>();
    for (int walk = 0; walk < 30; walk++) {
      var model = new LittleModel();
      var id = office.issued();
      var told = new ArrayList<String>();
      for (int step = 0; step < 40; step++) {
        var onward = ONWARD.get(model.state);
        var action =
            onward != null && random.nextInt(4) == 0 ? onward : pick(random, LittleModel.ACTIONS);
        var who =
            random.nextInt(3) > 0
                ? model.somebodyRightFor(action)
                : pick(random, LittleModel.PEOPLE);
        var expected = model.says(who, action);
        told.add(who + " " + action + " in " + model.state + ": " + expected);
        assertThat(attempt(people.as(who), action, id, model)).as("%s", told).isEqualTo(expected);
        if (!expected.startsWith("40")) {
          model.move(action, expected);
        }
        if (model.openBeneath > 0 && random.nextInt(4) == 0) {
          endOneBeneath(id, model);
        }
        agree(id, model, told);
        reached.add(model.state);
      }
    }
    assertThat(reached).hasSize(TaskState.values().length);
  }

  private void agree(long id, LittleModel model, List<String> told) {
    assertThat(state(id)).as("%s", told).isEqualTo(model.state);
    assertThat(sql.fetchExists(CLOSURE, CLOSURE.TASK_ID.eq(id)))
        .as("%s", told)
        .isEqualTo(model.state.equals("closed"));
    assertThat(sql.fetchCount(ENTRY, ENTRY.KIND.eq("task").and(ENTRY.RECORD_ID.eq(id))))
        .as("%s", told)
        .isEqualTo(model.entries);
    assertThat(
            sql.fetchCount(
                TASK,
                TASK.PARENT_ID
                    .eq(id)
                    .and(TASK.STATE.notIn("closed", "cancelled", "overtaken", "partly"))))
        .as("%s", told)
        .isEqualTo(model.openBeneath);
  }

  private String attempt(Actor actor, String action, long id, LittleModel model) {
    try {
      return take(actor, action, id, model).fold(_ -> state(id), why -> "" + why.status());
    } catch (NotFound e) {
      return "404";
    } catch (Forbidden e) {
      return "403";
    }
  }

  private Outcome<Long> take(Actor actor, String action, long id, LittleModel model) {
    var official = people.as("fengyue." + model.lead + ".official").personId();
    return switch (action) {
      case "acknowledge" -> takingUp.acknowledge(actor, id);
      case "accept" -> takingUp.accept(actor, id, official);
      case "give back" -> takingUp.giveBack(actor, id, "Not ours.");
      case "name" -> takingUp.nameOfficial(actor, id, official);
      case "hand down" ->
          tasks.issue(
              actor,
              office
                  .sketch()
                  .from(new Origin.OfTask(id))
                  .ledBy(people.as("qingtan.water.head").organisationId())
                  .due(office.in(5))
                  .task());
      case "report" -> office.report(actor, id, Progress.ON_SCHEDULE);
      case "report done" -> office.report(actor, id, Progress.DONE);
      case "verify" -> verifications.verify(actor, id, VerificationLevel.CHECKED, null);
      case "send back" -> verifications.sendBack(actor, id, "Not yet.");
      case "give to another" -> takingUp.reassign(actor, id, other(model), null, "To you, then.");
      case "send again" -> takingUp.sendAgain(actor, id, "It is yours.");
      case "close" -> closures.close(actor, id, "");
      case "block" ->
          holdUps.block(actor, id, new HoldUps.Blocker(null, null, "The parts have not come."));
      case "lift" -> holdUps.lift(actor, id, "They came.");
      case "suspend" -> holdUps.suspend(actor, id, "The money is being counted.", office.in(9));
      case "resume" -> holdUps.resume(actor, id, "");
      case "ask for longer" -> extensions.ask(actor, id, longer(id), "The river is high.");
      case "grant" -> extensions.grant(actor, id, "");
      case "split" -> splitting.split(actor, id, parts(), "Two rivers, two units.");
      case "end partly" -> closures.endPartly(actor, id, "The money ran out.");
      case "overtake" -> closures.overtake(actor, id, "A new plan covers it.");
      case "reopen" -> closures.reopen(actor, id, "It broke again.");
      case "cancel" -> closures.cancel(actor, id, "No longer needed.");
      default -> throw new AssertionError(action);
    };
  }

  private LocalDate longer(long id) {
    return sql.select(TASK.DEADLINE)
        .from(TASK)
        .where(TASK.ID.eq(id))
        .fetchSingle(TASK.DEADLINE)
        .plusDays(1);
  }

  private List<Splitting.Part> parts() {
    return Stream.of("water", "culture")
        .map(unit ->
            new Splitting.Part(
                "The part of " + unit,
                people.as("fengyue." + unit + ".head").organisationId(),
                office.in(9)))
        .toList();
  }

  private long other(LittleModel model) {
    var unit = model.lead.equals("water") ? "culture" : "water";
    return people.as("fengyue." + unit + ".head").organisationId();
  }

  private void endOneBeneath(long id, LittleModel model) {
    long beneath =
        sql.select(TASK.ID)
            .from(TASK)
            .where(TASK.PARENT_ID.eq(id), TASK.STATE.eq("issued"))
            .orderBy(TASK.ID)
            .limit(1)
            .fetchSingle(TASK.ID);
    done(closures.cancel(people.as("fengyue." + model.lead + ".head"), beneath, "Merged."));
    model.openBeneath--;
  }

  private String state(long id) {
    return sql.select(TASK.STATE).from(TASK).where(TASK.ID.eq(id)).fetchSingle(TASK.STATE);
  }

  private static String pick(Random random, List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
