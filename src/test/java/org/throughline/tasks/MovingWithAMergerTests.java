package org.throughline.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.tasks.TaskOffice.done;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.throughline.directives.Clause;
import org.throughline.directives.ClauseKind;
import org.throughline.directives.DirectiveKind;
import org.throughline.directives.Directives;
import org.throughline.directives.Merging;
import org.throughline.directives.NewClause;
import org.throughline.directives.NewDirective;
import org.throughline.directives.Receipts;
import org.throughline.lines.Edge;
import org.throughline.organisations.Actor;
import org.throughline.shared.Access;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

/// A directive registered twice is merged, and the tasks of its clauses go with them.
@ProductTest
class MovingWithAMergerTests {
  private static final String WORDS = "Officials inspect.";

  private final DemoPeople people;
  private final TaskOffice office;
  private final Tasks tasks;
  private final Directives directives;
  private final Receipts receipts;
  private final Merging merging;
  private final CorrectedClauses corrected;
  private final TaskLines lines;

  MovingWithAMergerTests(
      DemoPeople people,
      TaskOffice office,
      Tasks tasks,
      Directives directives,
      Receipts receipts,
      Merging merging,
      CorrectedClauses corrected,
      TaskLines lines) {
    this.people = people;
    this.office = office;
    this.tasks = tasks;
    this.directives = directives;
    this.receipts = receipts;
    this.merging = merging;
    this.corrected = corrected;
    this.lines = lines;
  }

  @Test
  void theLineAndTheCountsStandAtTheRecordThatAnswers() {
    var city = people.as("fengyue.secretary");
    var province = people.as("yunling.secretary");
    long goes = registered(city);
    long stays = registered(province);
    done(receipts.send(province, stays, List.of(city.bodyId())));
    done(receipts.acknowledge(city, receipts.ofBody(stays, city.bodyId()).orElseThrow().id()));
    var old = directives.clauses(goes).getFirst();
    var fresh = directives.clauses(stays).getFirst();
    var id = done(tasks.issue(city, office.sketch().from(new Origin.OfClause(old.id())).task()));
    assertThat(corrected.count(List.of(old.id()))).isEqualTo(1);
    done(merging.merge(city, goes, stays, Map.of(old.id(), fresh.id()), Map.of()));
    assertThat(tasks.get(city, id).clauseId()).isEqualTo(fresh.id());
    assertThat(corrected.count(List.of(fresh.id()))).isEqualTo(1);
    assertThat(corrected.count(List.of(old.id()))).isZero();
    assertThat(beneath(fresh)).containsExactly(new Ref(Kind.TASK, id));
    assertThat(beneath(old)).isEmpty();
  }

  private List<Ref> beneath(Clause clause) {
    return lines.below(List.of(new Ref(Kind.CLAUSE, clause.id()))).stream()
        .map(Edge::lower)
        .toList();
  }

  private long registered(Actor actor) {
    var id =
        done(
            directives.register(
                actor,
                new NewDirective(
                    DirectiveKind.DOCUMENT,
                    "On inspections",
                    null,
                    null,
                    null,
                    Language.ENGLISH,
                    Access.INTERNAL,
                    List.of("water"),
                    WORDS)));
    done(
        directives.addClause(
            actor, id, new NewClause(ClauseKind.REQUIREMENT, WORDS, null, null, null)));
    return id;
  }
}
