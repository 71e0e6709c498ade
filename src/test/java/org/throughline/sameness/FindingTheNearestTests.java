package org.throughline.sameness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.support.ProductTest;

/// Blocks and fresh sketches together say what a look at every single one says.
@ProductTest
class FindingTheNearestTests {
  /// Of no clause, so that nothing else lies there.
  private static final long SCOPE = -4;

  private static final int MOST = 16;
  private final Random random = new Random(5);

  private final Sketches sketches;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  FindingTheNearestTests(Sketches sketches, JdbcClient jdbc, TransactionTemplate transaction) {
    this.sketches = sketches;
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  @Test
  void theNearestAreThoseThatAgreeMostWhereverTheyStand() {
    var scope = SCOPE;
    var one = sketch();
    keep(scope, 1, 2 * Sketches.FRESH + 40, one);
    assertThat(count("sketch_fresh", scope)).isEqualTo(40);
    assertThat(count("sketch_block", scope)).as("one block, filled on").isEqualTo(1);
    assertNearest(scope, one);
    jdbc.sql("select sameness.repack()").query().listOfRows();
    assertThat(count("sketch_fresh", scope)).isZero();
    assertNearest(scope, one);
  }

  @Test
  void reportsSentAtTheSameTimeAreAllKeptOnce() throws Exception {
    var scope = SCOPE - 4;
    var one = sketch();
    try (var threads = Executors.newFixedThreadPool(8)) {
      var work =
          IntStream.range(0, 8)
              .mapToObj(at ->
                  (Callable<Void>)
                      () -> {
                        for (int nth = 0; nth < 40; nth++) {
                          keep(scope, 10_000 + 1_000L * at + 10 * nth, 10, one);
                        }
                        return null;
                      })
              .toList();
      for (var each : threads.invokeAll(work)) {
        each.get();
      }
    }
    assertThat(
            jdbc.sql(
                    "select (select coalesce(sum(length(sketches)) / 48, 0) from sameness.sketch_block where scope = :s)"
                        + " + (select count(*) from sameness.sketch_fresh where scope = :s)")
                .param("s", scope)
                .query(Long.class)
                .single())
        .isEqualTo(3_200);
    assertThat(count("sketch_fresh", scope)).as("packed on the way").isLessThan(3_200);
    assertNearest(scope, one);
  }

  /// Each of another organisation, one in five near the given one.
  private void keep(long scope, long from, int many, String near) {
    transaction.executeWithoutResult(_ -> {
      for (long id = from; id < from + many; id++) {
        sketches.keep(scope, id, id % 97, id % 5 == 0 ? bent(near) : sketch());
      }
    });
  }

  private void assertNearest(long scope, String one) {
    var found = sketches.nearest(scope, 42, one, MOST);
    var expected =
        jdbc.sql(
                """
                select report_id, organisation_id, bit_count(sketch # cast(:one as bit(256)))::int as distance
                  from sameness.sketch where scope = :scope and organisation_id <> 42
                 order by distance, report_id limit 16
                """)
            .param("one", one)
            .param("scope", scope)
            .query((row, _) -> new Nearest.Near(row.getLong(1), row.getLong(2), row.getInt(3)))
            .list();
    assertThat(found).isEqualTo(expected).hasSize(MOST);
  }

  private long count(String table, long scope) {
    return jdbc.sql("select count(*) from sameness." + table + " where scope = ?")
        .param(scope)
        .query(Long.class)
        .single();
  }

  private synchronized String sketch() {
    return random.ints(Sketch.BITS, 0, 2).mapToObj(String::valueOf).collect(Collectors.joining());
  }

  private synchronized String bent(String sketch) {
    var bits = sketch.toCharArray();
    for (var at : List.of(3, 60, 64, 128, 255)) {
      if (random.nextBoolean()) {
        bits[at] = bits[at] == '0' ? '1' : '0';
      }
    }
    return new String(bits);
  }
}
