package org.throughline.bench;

import java.io.PrintStream;
import java.net.http.HttpClient;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.bench.Figures.Sample;
import org.throughline.directives.LateList;
import org.throughline.organisations.Actor;

/// The first hundred that are late under a node of each level, and one a hundred pages in; with a
/// third of everything open, and again with all done except one state in ten thousand. Bare: the
/// same walk through the packed rows, without counters.
final class LateBench {
  private static final int PASSES = 3;
  private static final long SECONDS = Long.getLong("throughline.bench.seconds", 4);
  private static final long WARM_SECONDS = Long.getLong("throughline.bench.warm", 30);

  private static final String BARE =
      """
      select c.id, late.organisation_id
        from directives.clause c
       cross join lateral (
         select r.organisation_id
           from organisations.organisation o
           join directives.receipt r on r.organisation_id = o.id and r.directive_id = c.directive_id
          where o.first_number between ? and ? and get_byte(r.coverage, c.number - 1) in (0, 1, 3, 6)
          order by o.first_number limit 100) late
       where c.due_on < current_date and c.directive_id <= 8
       order by c.due_on, c.id limit 100
      """;

  private final National nation;
  private final PrintStream out;

  LateBench(National nation, PrintStream out) {
    this.nation = nation;
    this.out = out;
  }

  void run() throws Exception {
    var nodes = new ArrayList<List<Actor>>();
    nodes.add(List.of(nation.as("centre.secretary")));
    for (var level : List.of("province", "prefecture", "county", "township")) {
      var some = new ArrayList<Actor>();
      for (int nth = 1; nth <= 31; nth++) {
        some.add(nation.as(level + nth + ".secretary"));
      }
      nodes.add(some);
    }
    Figures.load(
        1, WARM_SECONDS, _ -> page(any(nodes.get(ThreadLocalRandom.current().nextInt(5)))));
    out.println("a third of everything open");
    levels(nodes, "");
    further(nodes.getFirst().getFirst());
    nation
        .bean(TransactionTemplate.class)
        .executeWithoutResult(undo -> {
          try {
            onlyFewLate();
            out.println("all done except one state in ten thousand");
            levels(nodes, ", few late");
          } catch (Exception e) {
            throw new IllegalStateException(e);
          } finally {
            undo.setRollbackOnly();
          }
        });
    try (var client = HttpClient.newHttpClient()) {
      var secretary = new SignedInClient(client, nation.address(), "centre.secretary");
      Figures.load(1, WARM_SECONDS / 2.0, _ -> secretary.get("/late"));
      Figures.print(out, "page of the root", Figures.load(1, SECONDS, _ -> secretary.get("/late")));
    }
    out.println("wanted: p99 at most 20 ms for every node");
    out.println(Memory.described());
  }

  private static Actor any(List<Actor> actors) {
    return actors.get(ThreadLocalRandom.current().nextInt(actors.size()));
  }

  private LateList.Page page(Actor actor) {
    return nation.bean(LateList.class).page(actor, actor.bodyId(), null, 100);
  }

  /// Within the caller's thread, so that what it changed and has not committed is seen.
  private void levels(List<List<Actor>> nodes, String suffix) throws Exception {
    var names = List.of("root", "province", "prefecture", "county", "township");
    for (int level = 0; level < nodes.size(); level++) {
      var actors = nodes.get(level);
      var samples = new ArrayList<Sample>();
      var bare = new ArrayList<Sample>();
      for (int pass = 0; pass < PASSES; pass++) {
        samples.add(alone(() -> page(any(actors))));
        if (suffix.isEmpty()) {
          bare.add(bare(actors));
        }
      }
      Figures.print(out, names.get(level) + suffix, Sample.median(samples));
      if (!bare.isEmpty()) {
        Figures.print(out, "  bare SQL", Sample.median(bare));
      }
    }
  }

  private Sample bare(List<Actor> actors) throws SQLException {
    try (var connection = nation.application();
        var statement = connection.prepareStatement(BARE)) {
      return alone(() -> {
        var actor = any(actors);
        statement.setLong(1, actor.bodyFirst());
        statement.setLong(2, actor.bodyLast());
        try (var rows = statement.executeQuery()) {
          while (rows.next()) {
            rows.getLong(2);
          }
        } catch (SQLException e) {
          throw new IllegalStateException(e);
        }
      });
    }
  }

  private interface Call {
    void run() throws SQLException;
  }

  private static Sample alone(Call call) throws SQLException {
    var times = new ArrayList<Long>();
    var begun = System.nanoTime();
    for (var begin = begun; begin - begun < SECONDS * 1e9; begin = System.nanoTime()) {
      call.run();
      times.add(System.nanoTime() - begin);
    }
    return Figures.sample(
        times.stream().mapToLong(Long::longValue).toArray(), (System.nanoTime() - begun) / 1e9);
  }

  /// The hundredth page and those behind it.
  private void further(Actor root) throws SQLException {
    var list = nation.bean(LateList.class);
    LateList.After behind = null;
    for (int page = 0; page < 100; page++) {
      behind = list.page(root, root.bodyId(), behind, 100).next();
    }
    var at = behind;
    Figures.print(
        out, "root, the hundredth page", alone(() -> list.page(root, root.bodyId(), at, 100)));
  }

  /// Everything but the first two directives is taken out of force, in a transaction that is
  /// undone.
  private void onlyFewLate() {
    nation
        .bean(org.jooq.DSLContext.class)
        .execute("update directives.directive set state = 'withdrawn' where id > 2");
  }
}
