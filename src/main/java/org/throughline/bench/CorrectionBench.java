package org.throughline.bench;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.directives.ClauseKind;
import org.throughline.directives.Corrections;
import org.throughline.directives.NewClause;
import org.throughline.shared.Outcome;

/// A clause of a directive that the whole nation holds is reworded, then withdrawn; then the whole
/// directive is. Each within the request that does it: what was decided goes back, and every
/// secretary is told. Everything is undone.
final class CorrectionBench {
  private static final int PASSES = 3;

  private final National nation;
  private final PrintStream out;

  CorrectionBench(National nation, PrintStream out) {
    this.nation = nation;
    this.out = out;
  }

  void run() throws Exception {
    var actor = nation.as("centre.secretary");
    var corrections = nation.bean(Corrections.class);
    try (var owner = nation.owner()) {
      for (int pass = 0; pass <= PASSES; pass++) {
        long directive =
            Sql.one(owner, "select id from directives.directive order by id offset 2 limit 1");
        long clause =
            Sql.one(
                owner,
                "select id from directives.clause where number = 7 and directive_id = "
                    + directive);
        var name = pass == 0 ? "warm-up" : "pass " + pass;
        took(name, "a clause reworded", () -> corrections.change(actor, clause, reworded(), WHY));
        took(name, "a clause withdrawn", () -> corrections.withdraw(actor, clause, WHY));
        took(name, "the directive withdrawn", () -> corrections.end(actor, directive, null, WHY));
      }
    }
    out.println("wanted: at most some seconds, since nothing is seen until it is done");
    out.println(Memory.described());
  }

  private static final String WHY = "The figures have changed";

  private static NewClause reworded() {
    return new NewClause(
        ClauseKind.REQUIREMENT,
        "Measure 7 is carried out twice.",
        null,
        null,
        null,
        java.time.LocalDate.now().plusDays(100),
        null,
        null);
  }

  private void took(String pass, String what, Supplier<Outcome<Long>> correction) {
    nation
        .bean(TransactionTemplate.class)
        .executeWithoutResult(undo -> {
          var begin = System.nanoTime();
          correction
              .get()
              .fold(
                  done -> done,
                  why -> {
                    throw new IllegalStateException("refused: " + why.key());
                  });
          out.printf(
              Locale.ROOT, "%-8s %-26s %7.0f ms%n", pass, what, (System.nanoTime() - begin) / 1e6);
          undo.setRollbackOnly();
        });
  }
}
