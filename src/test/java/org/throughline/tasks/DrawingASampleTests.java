package org.throughline.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.tasks.TaskOffice.done;
import static org.throughline.tasks.TaskOffice.refusal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.throughline.organisations.Actor;
import org.throughline.shared.Forbidden;
import org.throughline.shared.NotFound;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

@ProductTest
class DrawingASampleTests {
  private final DemoPeople people;
  private final TaskOffice office;
  private final Tasks tasks;
  private final Samples samples;
  private final Reports reports;
  private final Verifications verifications;
  private final DSLContext sql;

  DrawingASampleTests(
      DemoPeople people,
      TaskOffice office,
      Tasks tasks,
      Samples samples,
      Reports reports,
      Verifications verifications,
      DSLContext sql) {
    this.people = people;
    this.office = office;
    this.tasks = tasks;
    this.samples = samples;
    this.reports = reports;
    this.verifications = verifications;
    this.sql = sql;
  }

  /// Said a second time, in another way: sort the hexadecimal scores in a map.
  @Test
  void theSameSetAndSeedGiveTheSameOrderWhateverTheOrderTheyComeIn() throws Exception {
    var random = new Random(20_261_121);
    for (int round = 0; round < 200; round++) {
      var ids = new ArrayList<Long>();
      random.longs(1 + random.nextInt(40), 1, 1_000_000).forEach(ids::add);
      var seed = Long.toString(random.nextLong(), 36);
      var expected = new TreeMap<String, Long>();
      for (var id : ids) {
        var bytes = (seed + ":" + id).getBytes(StandardCharsets.UTF_8);
        expected.put(
            HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)), id);
      }
      assertThat(Draw.order(seed, ids))
          .extracting(Draw.Drawn::taskId)
          .containsExactlyElementsOf(expected.values());
      var first = Draw.order(seed, ids);
      Collections.shuffle(ids, random);
      assertThat(Draw.order(seed, ids)).isEqualTo(first);
    }
    assertThat(Draw.size(10, 11)).isEqualTo(2);
    assertThat(Draw.size(1, 3)).isEqualTo(1);
    assertThat(Draw.size(100, 7)).isEqualTo(7);
  }

  @Test
  void theRestIsAcceptedBecauseOfTheSampleAndOnlyOnceAllDrawnHavePassed() {
    var id = draw(five(), 2);
    assertThat(sample(id).repeats()).isTrue();
    assertThat(refusal(samples.acceptRest(supervisor(), id)))
        .isEqualTo("tasks.refused.sample_unjudged");
    for (var drawn : sample(id).drawn()) {
      done(
          verifications.verify(
              supervisor(), drawn.taskId(), VerificationLevel.CHECKED, "Went there."));
    }
    assertThat(done(samples.acceptRest(supervisor(), id))).isEqualTo(new Samples.Accepted(3, 0));
    for (var rest : sample(id).rest()) {
      assertThat(tasks.get(supervisor(), rest.taskId()).state()).isEqualTo(TaskState.VERIFIED);
      assertThat(verifications.of(rest.taskId()))
          .singleElement()
          .satisfies(each -> {
            assertThat(each.sampleId()).isEqualTo(id);
            assertThat(each.level()).isEqualTo(VerificationLevel.DOCUMENTED);
          });
    }
  }

  @Test
  void aSampleThatFailedAcceptsNothingUntilMoreOfTheSameOrderPass() {
    var id = draw(five(), 2);
    var drawn = sample(id).drawn();
    done(verifications.sendBack(supervisor(), drawn.get(0).taskId(), "Nothing stands."));
    done(
        verifications.verify(supervisor(), drawn.get(1).taskId(), VerificationLevel.CHECKED, null));
    assertThat(refusal(samples.acceptRest(supervisor(), id)))
        .isEqualTo("tasks.refused.sample_failed");
    assertThat(refusal(samples.enlarge(supervisor(), id, 2, "Once more.")))
        .isEqualTo("tasks.refused.sample_not_larger");
    done(samples.enlarge(supervisor(), id, 3, "One was untrue."));
    assertThat(sample(id).draws()).extracting(Sample.DrawMade::size).containsExactly(2, 3);
    assertThat(sample(id).drawn().subList(0, 2))
        .extracting(Sample.Member::taskId)
        .containsExactlyElementsOf(drawn.stream().map(Sample.Member::taskId).toList());
    assertThat(refusal(samples.acceptRest(supervisor(), id)))
        .isEqualTo("tasks.refused.sample_unjudged");
    done(
        verifications.verify(
            supervisor(), sample(id).drawn().get(2).taskId(), VerificationLevel.CHECKED, null));
    assertThat(done(samples.acceptRest(supervisor(), id)).accepted()).isEqualTo(2);
  }

  @Test
  void aReportTakenBackAfterItWasDrawnFailsTheSample() {
    var id = draw(five(), 2);
    var task = sample(id).drawn().getFirst().taskId();
    done(
        reports.report(
            people.as("fengyue.water.official"),
            task,
            new NewReport(Progress.BEHIND, "Not quite.", null, "", 1, List.of())));
    assertThat(tasks.get(supervisor(), task).state()).isEqualTo(TaskState.IN_PROGRESS);
    assertThat(sample(id).failed()).isTrue();
  }

  @Test
  void nobodyDrawsTheSameReportsAgain() {
    var set = five();
    draw(set, 2);
    assertThat(refusal(samples.draw(supervisor(), asked(set, 2, "another"))))
        .isEqualTo("tasks.refused.sample_of_nothing");
    var member = sql.fetchSingle("select * from tasks.sample_task order by sample_id desc limit 1");
    assertThatThrownBy(() ->
            sql.execute(
                """
                with s as (
                  insert into tasks.sample (supervisor_organisation_id, basis, level, method, seed,
                    seed_given, population, person_id, organisation_id)
                  select supervisor_organisation_id, basis, level, method, 'again', true, 1,
                    person_id, organisation_id from tasks.sample where id = ? returning id)
                insert into tasks.sample_task (sample_id, task_id, report_id, rank, score)
                select s.id, ?, ?, 1, ? from s
                """,
                member.get("sample_id"),
                member.get("task_id"),
                member.get("report_id"),
                member.get("score")))
        .hasMessageContaining("a_report_is_in_one_set");
  }

  @Test
  void whatWasDrawnIsNeverEdited() {
    var id = draw(five(), 2);
    for (var change :
        List.of(
            "update tasks.sample set seed = 'kinder' where id = " + id,
            "update tasks.sample_task set rank = rank + 100 where sample_id = " + id,
            "delete from tasks.draw where sample_id = " + id)) {
      assertThatThrownBy(() -> sql.execute(change)).hasMessageContaining("never edited");
    }
    assertThatThrownBy(() ->
            sql.execute(
                "insert into tasks.draw (sample_id, number, size, reason, person_id) values (?, 2, 1, 'less', ?)",
                id,
                supervisor().personId()))
        .hasMessageContaining("a draw only grows");
    assertThatThrownBy(() ->
            sql.execute(
                "update tasks.report set text = 'better' where id = "
                    + sample(id).members().getFirst().reportId()))
        .hasMessageContaining("never edited");
  }

  @Test
  void onlyWhoSupervisesDrawsAndEnlargesAndAccepts() {
    var id = draw(five(), 2);
    var head = people.as("fengyue.water.head");
    assertThatThrownBy(() -> samples.enlarge(head, id, 3, "More.")).isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> samples.acceptRest(people.as("fengyue.secretary"), id))
        .isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> samples.acceptRest(people.as("luoyan.supervisor"), id))
        .isInstanceOf(NotFound.class);
    assertThat(refusal(samples.draw(head, asked(five(), 1, null))))
        .isEqualTo("tasks.refused.sample_of_nothing");
  }

  @Test
  void whatIsAskedForWronglyIsRefused() {
    var set = five();
    for (var wrong :
        Map.of(
                "tasks.refused.sample_size", asked(set, 0, null),
                "tasks.refused.sample_larger_than_set", asked(set, 6, null),
                "tasks.refused.sample_seed", asked(set, 1, "x".repeat(65)),
                "tasks.refused.sample_level",
                    new NewSample(
                        SampleBasis.LIST,
                        null,
                        null,
                        set,
                        1,
                        null,
                        null,
                        VerificationLevel.CHECKED),
                "tasks.refused.sample_basis",
                    new NewSample(
                        SampleBasis.CLAUSE,
                        null,
                        null,
                        set,
                        1,
                        null,
                        null,
                        VerificationLevel.CLAIMED))
            .entrySet()) {
      assertThat(refusal(samples.draw(supervisor(), wrong.getValue()))).isEqualTo(wrong.getKey());
    }
  }

  private List<Long> five() {
    var ids = new ArrayList<Long>();
    for (int i = 0; i < 5; i++) {
      ids.add(office.reportedDone());
    }
    return ids;
  }

  private static NewSample asked(List<Long> set, int size, @Nullable String seed) {
    return new NewSample(
        SampleBasis.LIST, null, null, set, size, null, seed, VerificationLevel.DOCUMENTED);
  }

  private long draw(List<Long> set, int size) {
    return done(samples.draw(supervisor(), asked(set, size, "agreed")));
  }

  private Sample sample(long id) {
    return samples.get(supervisor(), id);
  }

  private Actor supervisor() {
    return people.as("fengyue.supervisor");
  }
}
