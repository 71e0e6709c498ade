package org.throughline.directives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.directives.Given.done;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.organisations.Actor;
import org.throughline.organisations.OrganisationKind;
import org.throughline.organisations.Organisations;
import org.throughline.shared.Who;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

/// Counters beneath each organisation against a count of everything, whatever happens at once.
@ProductTest
class CountingCoverageTests {
  private static final List<String> BODIES =
      List.of(
          "fengyue", "luoyan", "qingtan", "heyu", "duxi", "liuyin", "zhuyuan", "yanhui", "mailing");

  private final Given given;
  private final Directives directives;
  private final Receipts receipts;
  private final Coverage coverage;
  private final CoverageReading reading;
  private final CoverageCounters counters;
  private final LateList late;
  private final Organisations organisations;
  private final DemoPeople people;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  CountingCoverageTests(
      Given given,
      Directives directives,
      Receipts receipts,
      Coverage coverage,
      CoverageReading reading,
      CoverageCounters counters,
      LateList late,
      Organisations organisations,
      DemoPeople people,
      JdbcClient jdbc,
      TransactionTemplate transaction) {
    this.given = given;
    this.directives = directives;
    this.receipts = receipts;
    this.coverage = coverage;
    this.reading = reading;
    this.counters = counters;
    this.late = late;
    this.organisations = organisations;
    this.people = people;
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  private Actor secretary(String body) {
    return people.as(body + ".secretary");
  }

  /// Four threads decide, take back and are rolled back; one folds; one looks on. At every moment
  /// what is read is one consistent count, and at the end it is the count of everything.
  @Test
  void countersAreExactWhileManyDecideAndOneFolds() throws Exception {
    var province = secretary("yunling");
    long id = given.directive(province).id();
    var clauses = new ArrayList<Long>();
    for (int at = 0; at < 5; at++) {
      clauses.add(given.clause(province, id));
    }
    done(
        receipts.send(
            province, id, BODIES.stream().map(each -> secretary(each).bodyId()).toList()));
    var over = new AtomicBoolean();
    try (var threads = Executors.newFixedThreadPool(6)) {
      var writers = new ArrayList<java.util.concurrent.Future<?>>();
      for (int thread = 0; thread < 4; thread++) {
        int seed = thread;
        writers.add(threads.submit(() -> decideAtRandom(new Random(seed), clauses)));
      }
      var folding =
          threads.submit(
              (Callable<Void>)
                  () -> {
                    while (!over.get()) {
                      counters.fold();
                      Thread.sleep(3);
                    }
                    return null;
                  });
      var looking =
          threads.submit(
              (Callable<Void>)
                  () -> {
                    while (!over.get()) {
                      var matrix = reading.matrix(province, id, province.bodyId(), 1);
                      assertThat(matrix.bodies()).isEqualTo(10);
                      for (var clause : matrix.clauses()) {
                        assertThat(clause.values().stream().mapToInt(each -> each).sum())
                            .isEqualTo(10);
                        assertThat(clause.values()).allMatch(each -> each >= 0);
                      }
                    }
                    return null;
                  });
      for (var writer : writers) {
        writer.get();
      }
      over.set(true);
      folding.get();
      looking.get();
    }
    assertCounted(province, id, clauses.size());
    counters.recount();
    assertCounted(province, id, clauses.size());
  }

  private void decideAtRandom(Random random, List<Long> clauses) {
    for (int step = 0; step < 60; step++) {
      var actor = secretary(BODIES.get(random.nextInt(BODIES.size())));
      var clause = clauses.get(random.nextInt(clauses.size()));
      var state = CoverageState.values()[1 + random.nextInt(6)];
      transaction.executeWithoutResult(undo -> {
        done(coverage.decide(actor, clause, state, "because"));
        if (random.nextInt(5) == 0) {
          undo.setRollbackOnly();
        }
      });
    }
  }

  /// At every body of the tree, against the bytes of the receipts.
  private void assertCounted(Actor province, long id, int clauses) {
    for (var under : organisations.subtree(province.bodyId())) {
      if (under.id() == under.bodyId()) {
        assertThat(reading.matrix(province, id, under.id(), 1).clauses())
            .as(under.nameEn())
            .isEqualTo(counted(id, under.first(), under.last(), clauses));
      }
    }
  }

  private List<Map<CoverageState, Integer>> counted(long id, long first, long last, int clauses) {
    var counted = new ArrayList<Map<CoverageState, Integer>>();
    for (int at = 0; at < clauses; at++) {
      var states = new EnumMap<CoverageState, Integer>(CoverageState.class);
      for (var state : CoverageState.values()) {
        states.put(state, 0);
      }
      counted.add(states);
    }
    jdbc.sql(
            """
            select r.coverage from directives.receipt r
              join organisations.organisation o on o.id = r.organisation_id
             where r.directive_id = ? and r.state not in ('returned', 'merged') and o.first_number between ? and ?
            """)
        .params(id, first, last)
        .query(byte[].class)
        .list()
        .forEach(bytes -> {
          for (int at = 0; at < bytes.length; at++) {
            counted.get(at).merge(CoverageState.ofByte(bytes[at]), 1, Integer::sum);
          }
        });
    return counted;
  }

  /// A receipt given back counts nowhere, a clause added counts everywhere, a body that moves takes
  /// its counts along.
  @Test
  void countersFollowReturnsNewClausesAndMoves() {
    transaction.executeWithoutResult(undo -> {
      var province = secretary("yunling");
      long id = given.directive(province).id();
      given.clause(province, id);
      done(
          receipts.send(
              province, id, BODIES.stream().map(each -> secretary(each).bodyId()).toList()));
      assertCounted(province, id, 1);
      done(
          receipts.returnAsWrong(
              secretary("duxi"),
              receipts.ofBody(id, secretary("duxi").bodyId()).orElseThrow().id(),
              "no water"));
      counters.fold();
      assertCounted(province, id, 1);
      given.clause(province, id);
      assertCounted(province, id, 2);
      jdbc.sql("update organisations.organisation set parent_id = ? where id = ?")
          .params(secretary("luoyan").bodyId(), secretary("heyu").bodyId())
          .update();
      jdbc.sql("select organisations.renumber()").query().listOfRows();
      assertCounted(province, id, 2);
      counters.fold();
      assertCounted(province, id, 2);
      undo.setRollbackOnly();
    });
  }

  /// What is late anywhere, page after page, is what a look at every body finds, in the same order;
  /// folded or not.
  @Test
  void theLateListFindsEverythingLateInOrder() {
    var random = new Random(11);
    var province = secretary("yunling");
    long id = given.directive(province).id();
    var clauses = new ArrayList<Long>();
    for (int at = 0; at < 6; at++) {
      clauses.add(given.clause(province, id));
    }
    jdbc.sql(
            "update directives.clause set due_on = current_date - 40 + 10 * (number / 2) where directive_id = ?")
        .param(id)
        .update();
    done(
        receipts.send(
            province, id, BODIES.stream().map(each -> secretary(each).bodyId()).toList()));
    for (int round = 0; round < 3; round++) {
      for (int step = 0; step < 30; step++) {
        done(
            coverage.decide(
                secretary(BODIES.get(random.nextInt(BODIES.size()))),
                clauses.get(random.nextInt(clauses.size())),
                CoverageState.values()[1 + random.nextInt(6)],
                "because"));
      }
      for (var body : List.of("yunling", "fengyue", "qingtan", "liuyin")) {
        assertThat(pages(secretary(body), id)).as(body).isEqualTo(lateIn(secretary(body), id));
      }
    }
  }

  private List<String> pages(Actor actor, long id) {
    var found = new ArrayList<String>();
    LateList.After after = null;
    do {
      var page = late.page(actor, actor.bodyId(), after, 7);
      page.rows().stream()
          .filter(each -> each.directiveId() == id)
          .map(each -> each.number() + " " + each.organisationId() + " " + each.state())
          .forEach(found::add);
      after = page.next();
    } while (after != null);
    return found;
  }

  private List<String> lateIn(Actor actor, long id) {
    return jdbc.sql(
            """
            select c.number, o.id, get_byte(r.coverage, c.number - 1) as state
              from directives.clause c join directives.receipt r on r.directive_id = c.directive_id
              join organisations.organisation o on o.id = r.organisation_id
             where c.directive_id = ? and c.due_on < current_date and o.first_number between ? and ?
               and get_byte(r.coverage, c.number - 1) in (0, 1, 3, 6)
             order by c.due_on, c.id, o.first_number
            """)
        .params(id, actor.bodyFirst(), actor.bodyLast())
        .query((row, _) ->
            row.getInt(1) + " " + row.getLong(2) + " " + CoverageState.ofByte(row.getByte(3)))
        .list();
  }

  /// Newcomers take room that their parent has left, and nobody else is numbered again until there
  /// is none.
  @Test
  void aNewcomerTouchesNobodyElse() {
    transaction.executeWithoutResult(undo -> {
      var root = organisations.create(null, OrganisationKind.PROVINCE, "Root", null, Who.SYSTEM);
      var city = organisations.create(root.id(), OrganisationKind.CITY, "City", null, Who.SYSTEM);
      var many =
          organisations.createAll(
              List.of(
                  new Organisations.New(city.id(), null, OrganisationKind.COUNTY, "A", null),
                  new Organisations.New(null, 0, OrganisationKind.TOWNSHIP, "B", null),
                  new Organisations.New(null, 1, OrganisationKind.OFFICE, "C", null)),
              Who.SYSTEM);
      assertThat(organisations.get(city.id())).isEqualTo(city);
      assertThat(organisations.subtree(city.id()))
          .extracting(each -> each.id())
          .containsExactly(city.id(), many.get(0), many.get(1), many.get(2));
      assertThat(organisations.get(many.get(2)).bodyId()).isEqualTo(many.get(1));
      assertThat(organisations.get(many.get(2)).depth()).isEqualTo(4);
      undo.setRollbackOnly();
    });
  }
}
