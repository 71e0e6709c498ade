package org.throughline.bench;

import static org.throughline.bench.Figures.median;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.postgresql.PGConnection;
import org.throughline.desks.DeskSource;
import org.throughline.directives.Cascades;
import org.throughline.directives.Receipts;
import org.throughline.notifications.Notices;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Addressees;
import org.throughline.organisations.OrganisationKind;
import org.throughline.shared.Language;

/// A directive of thirty clauses to all bodies, whole, beside a binary COPY of the 1,254,300 rows
/// that it stands for into a table with their key and an index for the open ones.
final class CascadeBench {
  private static final int PASSES = 3;

  private final National nation;
  private final PrintStream out;

  CascadeBench(National nation, PrintStream out) {
    this.nation = nation;
    this.out = out;
  }

  void run() throws Exception {
    var actor = nation.as("centre.secretary");
    var sent = new ArrayList<Double>();
    var copied = new ArrayList<Double>();
    try (var owner = nation.owner()) {
      // The first is the warm-up.
      for (int pass = 0; pass <= PASSES; pass++) {
        int nth = 100 + (int) Sql.one(owner, "select count(*) from directives.directive");
        long directive = NationalMatter.directive(nation, actor, nth);
        double cascade = cascade(actor, directive);
        double folded = folded(owner);
        whole(owner, directive);
        double copy = copy(owner, directive);
        out.printf(
            Locale.ROOT,
            "%-8s cascade %7.0f ms, counters folded %5.0f ms later   binary COPY with key and index %7.0f ms%n",
            pass == 0 ? "warm-up" : "pass " + pass,
            cascade,
            folded,
            copy);
        if (pass > 0) {
          sent.add(cascade);
          copied.add(copy);
        }
        forget(owner, directive);
      }
    }
    out.printf(
        Locale.ROOT,
        "cascade to %d bodies, %d states: %.0f ms; binary COPY: %.0f ms%n",
        NationalTree.BODIES - 1,
        NationalTree.BODIES * NationalMatter.CLAUSES,
        median(sent),
        median(copied));
    Figures.ratio(out, "cascade / binary COPY", median(sent) / median(copied), "at most 1.0");
    out.println(Memory.described());
  }

  /// The counters are exact all the time; reading them is cheaper afterwards. Nothing of it is to
  /// run beside the COPY.
  private static double folded(Connection owner) throws SQLException, InterruptedException {
    var begin = System.nanoTime();
    while (Sql.is(owner, "select exists (select from directives.coverage_delta)")) {
      Thread.sleep(5);
    }
    return (System.nanoTime() - begin) / 1e6;
  }

  /// Until the last body has it and its secretary is told, from the call that a page makes.
  private double cascade(Actor actor, long directive) throws InterruptedException {
    var begin = System.nanoTime();
    send(actor, directive);
    var answered = System.nanoTime();
    var cascades = nation.bean(Cascades.class);
    var seen = new ArrayList<Integer>();
    for (var progress = cascades.progress(actor, directive).getFirst();
        !progress.finished();
        progress = cascades.progress(actor, directive).getFirst()) {
      seen.add(progress.percent());
      Thread.sleep(20);
    }
    var took = (System.nanoTime() - begin) / 1e6;
    out.printf(
        Locale.ROOT,
        "         answered after %.0f ms; progress seen on the way: %s %%%n",
        (answered - begin) / 1e6,
        seen.stream().distinct().toList());
    return took;
  }

  private void send(Actor actor, long directive) {
    var everybody =
        new Addressees.Under(actor.bodyId(), Set.copyOf(EnumSet.allOf(OrganisationKind.class)));
    nation
        .bean(Receipts.class)
        .send(actor, directive, everybody)
        .fold(
            bodies -> bodies,
            why -> {
              throw new IllegalStateException("refused: " + why.key());
            });
  }

  /// Sends one directive after the other and waits until the first is on its way.
  void begin() throws InterruptedException {
    var actor = nation.as("centre.secretary");
    var sent = new ArrayList<Long>();
    for (int nth = 200; nth < 208; nth++) {
      sent.add(NationalMatter.directive(nation, actor, nth));
    }
    sent.forEach(each -> send(actor, each));
    var cascades = nation.bean(Cascades.class);
    while (cascades.progress(actor, sent.getFirst()).getFirst().done() == 0) {
      Thread.sleep(5);
    }
  }

  /// After a kill: whatever was begun goes on by itself to its end, whole.
  void finishAndForget() throws Exception {
    try (var owner = nation.owner()) {
      for (long directive :
          Sql.longs(owner, "select distinct directive_id from directives.cascade")) {
        var unfinished =
            "select exists (select from directives.cascade where finished_at is null and directive_id = "
                + directive
                + ")";
        while (Sql.is(owner, unfinished)) {
          Thread.sleep(50);
        }
        whole(owner, directive);
        out.println("cascade of directive " + directive + " is whole");
      }
      new CounterChecks(nation, out).right();
      for (long directive :
          Sql.longs(owner, "select distinct directive_id from directives.cascade")) {
        forget(owner, directive);
      }
    }
  }

  /// Every body once, by one route, with thirty unknown states, told once in the trail; each
  /// secretary told once; and on the desk and among the unread notices of the last township's.
  private void whole(Connection owner, long directive) throws SQLException {
    check(
        owner,
        "select count(*) from directives.receipt where directive_id = " + directive,
        NationalTree.BODIES);
    check(
        owner,
        "select count(*) from directives.route where directive_id = " + directive,
        NationalTree.BODIES);
    check(
        owner,
        "select sum(length(coverage)) from directives.receipt where directive_id = " + directive,
        (long) NationalTree.BODIES * NationalMatter.CLAUSES);
    check(
        owner,
        "select count(*) from audit.entry e join directives.receipt r on e.kind = 'receipt' and e.record_id = r.id"
            + " where e.action = 'directive.sent' and r.directive_id = "
            + directive,
        1);
    check(
        owner,
        "select count(*) from notifications.notice n join notifications.event e on e.id = n.event_id"
            + " where e.kind = 'directive' and e.record_id = "
            + directive,
        NationalTree.BODIES - 1);
    var township = nation.as("township38602.secretary");
    if (nation.bean(Notices.class).page(township, true, null, Language.ENGLISH).stream()
        .noneMatch(each -> each.href().equals("/directives/" + directive))) {
      throw new IllegalStateException("the last township's secretary was not told");
    }
    var onDesk =
        nation.context().getBeansOfType(DeskSource.class).values().stream()
            .flatMap(source -> source.waiting(township, Language.ENGLISH).stream())
            .anyMatch(waiting -> waiting.href().equals("/directives/" + directive));
    if (!onDesk) {
      throw new IllegalStateException("not on the desk of the last township");
    }
  }

  private static void check(Connection owner, String sql, long expected) throws SQLException {
    long found = Sql.one(owner, sql);
    if (found != expected) {
      throw new IllegalStateException(found + " instead of " + expected + ": " + sql);
    }
  }

  private double copy(Connection owner, long directive) throws Exception {
    Sql.run(
        owner,
        "create table public.copied (body int not null, clause int not null, due date not null,"
            + " status smallint not null, ver smallint not null, primary key (body, clause))");
    Sql.run(owner, "create index on public.copied (body, due) where status < 3");
    try {
      var rows = BinaryRows.of(NationalTree.BODIES, NationalMatter.CLAUSES, LocalDate.now());
      var manager = owner.unwrap(PGConnection.class).getCopyAPI();
      var begin = System.nanoTime();
      long copied = manager.copyIn("copy public.copied from stdin (format binary)", rows, 1 << 16);
      var took = (System.nanoTime() - begin) / 1e6;
      if (copied != (long) NationalTree.BODIES * NationalMatter.CLAUSES) {
        throw new IllegalStateException("copied " + copied);
      }
      return took;
    } finally {
      Sql.run(owner, "drop table public.copied");
    }
  }

  /// The passes leave the nation as it was, except for the trail.
  private static void forget(Connection owner, long directive) throws SQLException {
    Sql.all(
        owner,
        "delete from notifications.notice n using notifications.event e where e.id = n.event_id and e.kind = 'directive'"
            + " and e.record_id = "
            + directive,
        "delete from notifications.event where kind = 'directive' and record_id = " + directive,
        "delete from directives.further_route where directive_id = " + directive,
        "delete from directives.cascade where directive_id = " + directive,
        "alter table directives.receipt disable trigger receipt_removed",
        "delete from directives.receipt where directive_id = " + directive,
        "alter table directives.receipt enable trigger receipt_removed",
        "delete from directives.coverage_delta where directive_id = " + directive,
        "delete from directives.coverage_beneath where directive_id = " + directive,
        "delete from directives.clause where directive_id = " + directive,
        "delete from directives.directive where id = " + directive);
    Sql.run(
        owner,
        "vacuum directives.receipt, notifications.notice, directives.coverage_beneath, directives.coverage_delta");
  }
}
