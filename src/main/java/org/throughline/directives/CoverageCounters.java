package org.throughline.directives;

import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The counters of coverage beneath each organisation. Triggers append what changes; this folds it.
/// See `docs/adr/0008-coverage-counted-by-folding.md`.
@Service
public class CoverageCounters {
  /// Deltas folded in one transaction.
  private static final int MOST = 4_000;

  private final DSLContext sql;

  CoverageCounters(DSLContext sql) {
    this.sql = sql;
  }

  /// @return how many deltas were folded; nought where another folds just now
  @Transactional
  public int fold() {
    return sql.fetchSingle("select directives.fold({0})", MOST).get(0, int.class);
  }

  /// Counts everything again from the receipts: in doubt, and to prove that nothing was in doubt.
  @Transactional
  public void recount() {
    sql.execute("select directives.recount()");
  }
}
