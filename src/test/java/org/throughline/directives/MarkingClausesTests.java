package org.throughline.directives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.directives.Given.done;
import static org.throughline.directives.Given.refused;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.directives.ClauseMarking.Marking;
import org.throughline.organisations.Organisations;
import org.throughline.shared.Forbidden;
import org.throughline.shared.NotFound;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

@ProductTest
class MarkingClausesTests {
  private final Given given;
  private final Directives directives;
  private final ClauseMarking marking;
  private final Receipts receipts;
  private final Coverage coverage;
  private final Organisations organisations;
  private final DemoPeople people;
  private final JdbcClient jdbc;

  MarkingClausesTests(
      Given given,
      Directives directives,
      ClauseMarking marking,
      Receipts receipts,
      Coverage coverage,
      Organisations organisations,
      DemoPeople people,
      JdbcClient jdbc) {
    this.given = given;
    this.directives = directives;
    this.marking = marking;
    this.receipts = receipts;
    this.coverage = coverage;
    this.organisations = organisations;
    this.people = people;
    this.jdbc = jdbc;
  }

  private static Marking words(String quote, @Nullable Integer begin, @Nullable Integer end) {
    return new Marking(ClauseKind.REQUIREMENT, quote, begin, end, null);
  }

  @Test
  void aClauseIsExactlyTheWordsAtItsSpan() {
    var actor = people.as("fengyue.secretary");
    var directive = given.directive(actor);
    var random = new Random(7);
    for (int i = 0; i < 60; i++) {
      int begin = random.nextInt(-2, directive.body().length() + 2);
      int end = begin + random.nextInt(-1, 30);
      marking.mark(actor, directive.id(), words("", begin, end));
    }
    var clauses = directives.clauses(directive.id());
    assertThat(clauses)
        .hasSizeGreaterThan(20)
        .allSatisfy(clause -> {
          assertThat(clause.begin()).isNotNull();
          assertThat(clause.end()).isNotNull();
          assertThat(directive.body().substring(clause.begin(), clause.end()))
              .isEqualTo(clause.text())
              .isEqualTo(clause.text().strip());
        });
    assertThat(clauses).extracting(Clause::number).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void pastedWordsAreFoundInTheText() {
    var actor = people.as("fengyue.secretary");
    var directive = given.directive(actor);
    var id =
        done(marking.mark(actor, directive.id(), words("repairs\r\n its  stations", null, null)));
    assertThat(directives.clause(actor, id).text()).isEqualTo("repairs its stations");
    assertThat(directives.clause(actor, id).begin()).isEqualTo(13);
  }

  @Test
  void wordsThatStandTwiceNeedTheirBeginning() {
    var actor = people.as("fengyue.secretary");
    var directive = given.directive(actor);
    var twice = "Officials inspect.";
    var why = refused(marking.mark(actor, directive.id(), words(twice, null, null)));
    assertThat(why.key()).isEqualTo("directives.refused.several_places");
    assertThat(why.arguments()).containsExactly(2, "35, 54");
    var id = done(marking.mark(actor, directive.id(), words(twice, 54, null)));
    assertThat(directives.clause(actor, id).begin()).isEqualTo(54);
  }

  @Test
  void wordsThatAreNotThereOrMarkedAlreadyAreRefused() {
    var actor = people.as("fengyue.secretary");
    var directive = given.directive(actor);
    assertThat(refused(marking.mark(actor, directive.id(), words("nowhere", null, null))).key())
        .isEqualTo("directives.refused.not_in_text");
    assertThat(refused(marking.mark(actor, directive.id(), words(" ", null, null))).key())
        .isEqualTo("directives.refused.nothing_marked");
    done(marking.mark(actor, directive.id(), words("水务部门负责", null, null)));
    assertThat(refused(marking.mark(actor, directive.id(), words("水务部门负责", null, null))).status())
        .isEqualTo(409);
  }

  @Test
  void aClauseIsCorrectedAndRemovedOnlyWhileNobodyElseHasIt() {
    var actor = people.as("fengyue.secretary");
    var directive = given.directive(actor);
    long first = given.clause(actor, directive.id());
    long second = given.clause(actor, directive.id());
    long third = given.clause(actor, directive.id());
    done(coverage.decide(actor, third, CoverageState.COVERED, null));
    done(marking.correct(actor, second, ClauseKind.TARGET, "All of them", "everybody"));
    done(marking.remove(actor, first));
    assertThat(directives.clauses(directive.id()))
        .extracting(Clause::id, Clause::number)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(second, 1),
            org.assertj.core.groups.Tuple.tuple(third, 2));
    assertThat(receipts.ofBody(directive.id(), actor.bodyId()).orElseThrow().coverage())
        .containsExactly(CoverageState.UNKNOWN, CoverageState.COVERED);
    assertThat(refused(marking.remove(actor, third)).key()).isEqualTo("directives.refused.decided");
    var county = organisations.bodiesBelow(actor.bodyId()).getFirst().id();
    done(receipts.send(actor, directive.id(), java.util.List.of(county)));
    assertThat(refused(marking.remove(actor, second)).status()).isEqualTo(409);
    assertThat(refused(marking.correct(actor, second, ClauseKind.TARGET, "None", null)).status())
        .isEqualTo(409);
    given.clause(actor, directive.id());
    assertThat(receipts.ofBody(directive.id(), county).orElseThrow().coverage()).hasSize(3);
  }

  @Test
  void onlyTheOwnersSecretaryMarks() {
    var actor = people.as("fengyue.secretary");
    var directive = given.directive(actor);
    assertThatThrownBy(() -> given.clause(people.as("luoyan.secretary"), directive.id()))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> given.clause(people.as("yunling.secretary"), directive.id()))
        .isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> given.clause(people.as("fengyue.chair"), directive.id()))
        .isInstanceOf(Forbidden.class);
  }

  @Test
  void theDatabaseKeepsSpansWholeAndNumbersUnique() {
    var actor = people.as("fengyue.secretary");
    var directive = given.directive(actor);
    given.clause(actor, directive.id());
    var insert =
        "insert into directives.clause (directive_id, number, kind, text, span_begin, span_end)"
            + " values (?, ?, 'target', 'x', ?, ?)";
    for (Object[] row : new Object[][] {{1, null, null}, {2, 4, null}, {2, 4, 4}, {2, -1, 3}}) {
      assertThatThrownBy(() ->
              jdbc.sql(insert)
                  .param(directive.id())
                  .param(row[0])
                  .param(row[1])
                  .param(row[2])
                  .update())
          .isInstanceOf(DataIntegrityViolationException.class);
    }
  }
}
