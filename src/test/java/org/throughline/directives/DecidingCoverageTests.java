package org.throughline.directives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.directives.Given.done;
import static org.throughline.directives.Given.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.organisations.Organisations;
import org.throughline.shared.Forbidden;
import org.throughline.shared.NotFound;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

@ProductTest
class DecidingCoverageTests {
  private final Given given;
  private final Receipts receipts;
  private final Coverage coverage;
  private final CoverageReading reading;
  private final Organisations organisations;
  private final DemoPeople people;
  private final JdbcClient jdbc;

  DecidingCoverageTests(
      Given given,
      Receipts receipts,
      Coverage coverage,
      CoverageReading reading,
      Organisations organisations,
      DemoPeople people,
      JdbcClient jdbc) {
    this.given = given;
    this.receipts = receipts;
    this.coverage = coverage;
    this.reading = reading;
    this.organisations = organisations;
    this.people = people;
    this.jdbc = jdbc;
  }

  private static final List<String> BODIES =
      List.of("yunling", "fengyue", "luoyan", "qingtan", "heyu", "duxi", "liuyin", "mailing");

  @Test
  void countersAlwaysSayWhatTheBytesSay() {
    var province = people.as("yunling.secretary");
    var random = new Random(11);
    var id = given.directive(province).id();
    var clauses = new ArrayList<Long>(List.of(given.clause(province, id)));
    var beneath = organisations.bodiesBelow(province.bodyId());
    for (int step = 0; step < 250; step++) {
      int dice = random.nextInt(10);
      if (dice == 0 && clauses.size() < 12) {
        clauses.add(given.clause(province, id));
      } else if (dice == 1) {
        var to = beneath.get(random.nextInt(beneath.size()));
        receipts.send(province, id, List.of(to.id()));
      } else {
        decideAtRandom(random, clauses);
      }
      assertThat(miscounted(id)).as("step %d", step).isZero();
    }
    assertThat(receipts.holders(id)).hasSizeGreaterThan(4);
    assertTheMatrixCountsRight(id, clauses.size());
  }

  private void decideAtRandom(Random random, List<Long> clauses) {
    var actor = people.as(BODIES.get(random.nextInt(BODIES.size())) + ".secretary");
    var state = CoverageState.values()[random.nextInt(7)];
    var clause = clauses.get(random.nextInt(clauses.size()));
    try {
      coverage.decide(actor, clause, state, random.nextBoolean() ? "because" : null);
    } catch (NotFound _) {
      // that body has not received it
    }
  }

  private int miscounted(long id) {
    return jdbc.sql(
            """
            select count(*) from directives.receipt r
             where directive_id = ?
               and array[n_unknown, n_under_study, n_covered, n_partly, n_guideline, n_not_applicable, n_uncovered]::int[]
                   <> array(select (select count(*)::int from generate_series(0, length(r.coverage) - 1) at
                                     where get_byte(r.coverage, at) = state)
                              from generate_series(0, 6) state)
            """)
        .param(id)
        .query(Integer.class)
        .single();
  }

  /// Every count of the matrix opens to as many bodies, each of which stands so.
  private void assertTheMatrixCountsRight(long id, int clauses) {
    var chair = people.as("yunling.chair");
    var matrix = reading.matrix(chair, id, chair.bodyId(), 1);
    assertThat(matrix.clauses()).hasSize(clauses);
    for (int number = 1; number <= clauses; number++) {
      int bodies = 0;
      for (var state : CoverageState.values()) {
        var counted = matrix.clauses().get(number - 1).get(state);
        var listed = reading.standing(chair, id, chair.bodyId(), number, state, 0, 100);
        assertThat(listed).hasSize(counted);
        for (long body : listed) {
          assertThat(reading.place(chair, id, body, number).state()).isEqualTo(state);
        }
        bodies += counted;
      }
      assertThat(bodies).isEqualTo(matrix.bodies());
    }
    int inColumns = matrix.columns().stream().mapToInt(CoverageView.Column::bodies).sum();
    assertThat(inColumns).isEqualTo(matrix.bodies());
  }

  @Test
  void notApplicableNeedsAReasonHereAndInTheDatabase() {
    var actor = people.as("fengyue.secretary");
    var clause = given.clause(actor, given.directive(actor).id());
    assertThat(refused(coverage.decide(actor, clause, CoverageState.NOT_APPLICABLE, " ")).status())
        .isEqualTo(422);
    assertThat(refused(coverage.decide(actor, clause, CoverageState.UNKNOWN, "x")).status())
        .isEqualTo(422);
    done(coverage.decide(actor, clause, CoverageState.NOT_APPLICABLE, "No stations here"));
    assertThatThrownBy(() ->
            jdbc.sql("update directives.coverage_note set reason = null where clause_id = ?")
                .param(clause)
                .update())
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThatThrownBy(() ->
            jdbc.sql(
                    "update directives.receipt set n_covered = n_covered + 1"
                        + " where organisation_id = ?")
                .param(actor.bodyId())
                .update())
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void onlyTheBodysSecretaryDecidesAndOnlyItsSuperiorsRead() {
    var city = people.as("fengyue.secretary");
    var directive = given.directive(city).id();
    var clause = given.clause(city, directive);
    assertThatThrownBy(() ->
            coverage.decide(people.as("luoyan.secretary"), clause, CoverageState.COVERED, null))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(
            () -> coverage.decide(people.as("fengyue.chair"), clause, CoverageState.COVERED, null))
        .isInstanceOf(Forbidden.class);
    // The province sees it but holds no receipt of its own.
    assertThatThrownBy(() ->
            coverage.decide(people.as("yunling.secretary"), clause, CoverageState.COVERED, null))
        .isInstanceOf(Forbidden.class);
    assertThat(reading.place(people.as("yunling.supervisor"), directive, city.bodyId(), 1).state())
        .isEqualTo(CoverageState.UNKNOWN);
    assertThatThrownBy(
            () -> reading.place(people.as("luoyan.secretary"), directive, city.bodyId(), 1))
        .isInstanceOf(NotFound.class);
    var county = people.as("qingtan.secretary");
    done(receipts.send(city, directive, List.of(county.bodyId())));
    assertThatThrownBy(() -> reading.place(county, directive, city.bodyId(), 1))
        .isInstanceOf(NotFound.class);
    assertThat(reading.matrix(county, directive, county.bodyId(), 1).bodies()).isEqualTo(1);
  }
}
