package org.throughline.bench;

import java.io.PrintStream;
import java.net.http.HttpClient;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.throughline.bench.Figures.Sample;
import org.throughline.directives.CoverageReading;

/// How a directive stands in each child of the root, clause by clause: the product's own statement
/// beside sums over the packed rows, then the service, then the page with the matrix.
final class RollupBench {
  private static final int PASSES = 3;
  private static final long SECONDS = Long.getLong("throughline.bench.seconds", 6);
  private static final long WARM_SECONDS = Long.getLong("throughline.bench.warm", 30);

  private static final String BARE =
      """
      select child.id, count(*), sum(r.n_unknown), sum(r.n_under_study), sum(r.n_covered), sum(r.n_partly),
             sum(r.n_guideline), sum(r.n_not_applicable), sum(r.n_uncovered)
        from organisations.organisation child
        join organisations.organisation o on o.first_number between child.first_number and child.last_number
        join directives.receipt r on r.directive_id = ? and r.organisation_id = o.id
       where child.parent_id = ? and child.id = child.body_id
       group by child.id
      """;

  private final National nation;
  private final PrintStream out;

  RollupBench(National nation, PrintStream out) {
    this.nation = nation;
    this.out = out;
  }

  void run() throws Exception {
    var actor = nation.as("centre.secretary");
    var reading = nation.bean(CoverageReading.class);
    try (var connection = nation.application();
        var client = HttpClient.newHttpClient()) {
      var directives =
          Sql.longs(connection, "select id from directives.directive order by id limit 8");
      long root = actor.bodyId();
      var sql = connection.prepareStatement(CoverageReading.STATEMENT.replaceAll("\\{[0-9]}", "?"));
      var bare = connection.prepareStatement(BARE);
      var secretary = new SignedInClient(client, nation.address(), "centre.secretary");
      Figures.Work counters =
          _ -> read(sql, any(directives), root, actor.bodyFirst(), actor.bodyLast());
      Figures.Work sums = _ -> readBare(bare, any(directives), root);
      Figures.Work service = _ -> reading.matrix(actor, any(directives), root, 1);
      Figures.Work page = _ -> secretary.get("/directives/" + any(directives) + "/coverage");
      Figures.load(1, WARM_SECONDS / 2.0, counters);
      Figures.load(1, WARM_SECONDS / 2.0, page);
      var names =
          List.of(
              "per child and clause, SQL", "bare sums of packed rows", "service", "matrix page");
      var works = List.of(counters, sums, service, page);
      var samples = new ArrayList<List<Sample>>();
      works.forEach(_ -> samples.add(new ArrayList<>()));
      for (int pass = 0; pass < PASSES; pass++) {
        for (int way = 0; way < works.size(); way++) {
          samples.get(way).add(Figures.load(1, SECONDS, works.get(way)));
        }
      }
      for (int way = 0; way < works.size(); way++) {
        Figures.print(out, names.get(way), Sample.median(samples.get(way)));
      }
      out.println("wanted: SQL p50 at most 5 ms and p99 at most 25 ms; the page at most 100 ms");
      out.println(Memory.described());
    }
  }

  private static long any(List<Long> directives) {
    return directives.get(ThreadLocalRandom.current().nextInt(directives.size()));
  }

  private static void read(
      PreparedStatement statement, long directive, long root, long first, long last)
      throws SQLException {
    // The directive, twice; the root, twice; the directive again and the range.
    long[] values = {directive, directive, root, root, directive, first, last};
    for (int at = 0; at < values.length; at++) {
      statement.setLong(at + 1, values[at]);
    }
    drain(statement);
  }

  private static void readBare(PreparedStatement statement, long directive, long root)
      throws SQLException {
    statement.setLong(1, directive);
    statement.setLong(2, root);
    drain(statement);
  }

  private static void drain(PreparedStatement statement) throws SQLException {
    try (var rows = statement.executeQuery()) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        rows.getObject(columns);
      }
    }
  }
}
