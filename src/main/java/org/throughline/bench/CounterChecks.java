package org.throughline.bench;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.throughline.directives.CoverageCounters;

/// Whether the counters say what a count of everything says, and how large the tables are.
final class CounterChecks {
  private final National nation;
  private final PrintStream out;

  CounterChecks(National nation, PrintStream out) {
    this.nation = nation;
    this.out = out;
  }

  void sizes(String when) throws SQLException {
    try (var owner = nation.owner()) {
      out.printf(
          Locale.ROOT,
          "%s: receipts %.1f MB in their table, %.1f MB with indexes; deltas %.1f MB; counters %.1f MB%n",
          when,
          megabytes(owner, "pg_relation_size('directives.receipt')"),
          megabytes(owner, "pg_total_relation_size('directives.receipt')"),
          megabytes(owner, "pg_total_relation_size('directives.coverage_delta')"),
          megabytes(owner, "pg_total_relation_size('directives.coverage_beneath')"));
    }
  }

  private static double megabytes(Connection owner, String size) throws SQLException {
    return Sql.one(owner, "select " + size) / 1048576.0;
  }

  /// @throws IllegalStateException where anything differs
  void right() throws SQLException {
    var counters = nation.bean(CoverageCounters.class);
    try (var owner = nation.owner()) {
      while (Sql.is(owner, "select exists (select from directives.coverage_delta)")) {
        counters.fold();
      }
      var receipts =
          Sql.one(
              owner,
              """
              select count(*) from directives.receipt r
               cross join lateral (
                 select count(*) filter (where s = 0) n0, count(*) filter (where s = 1) n1, count(*) filter (where s = 2) n2,
                        count(*) filter (where s = 3) n3, count(*) filter (where s = 4) n4, count(*) filter (where s = 5) n5,
                        count(*) filter (where s = 6) n6
                   from (select get_byte(r.coverage, n) s from generate_series(0, length(r.coverage) - 1) n) x) c
               where (n_unknown, n_under_study, n_covered, n_partly, n_guideline, n_not_applicable, n_uncovered)
                  is distinct from (n0, n1, n2, n3, n4, n5, n6)
              """);
      Sql.run(owner, "drop table if exists public.counted_before");
      Sql.run(
          owner, "create table public.counted_before as select * from directives.coverage_beneath");
      double took = Sql.timed(owner, "select directives.recount()");
      var beneath =
          Sql.one(
              owner,
              """
              select count(*) from public.counted_before a
                full join directives.coverage_beneath b using (directive_id, organisation_id)
               where (a.bodies, a.counts) is distinct from (b.bodies, b.counts)
              """);
      Sql.run(owner, "drop table public.counted_before");
      out.printf(
          Locale.ROOT,
          "full recount in %.1f s: %d receipts and %d counters differ%n",
          took / 1000,
          receipts,
          beneath);
      if (receipts + beneath > 0) {
        throw new IllegalStateException("the counters are wrong");
      }
    }
  }
}
