package org.throughline.sameness;

import static throughline.db.sameness.Tables.SKETCH_FRESH;

import java.util.List;
import java.util.concurrent.Semaphore;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The sketches of sent reports: one row each, and side by side in blocks, because comparing one
/// takes eight instructions and handing on a row takes thousands.
@Component
class Sketches {
  /// So many fresh ones are put into a block.
  static final int FRESH = 256;

  /// In one statement and so one snapshot: each report stands in a block or is fresh.
  private static final String OF_SCOPE =
      """
      select sketches from sameness.sketch_block where scope = {0}
      union all
      select sameness.packed(report_id, organisation_id, sketch) from sameness.sketch_fresh where scope = {0}
      """;

  /// The sketches of a nation's clause are two megabytes, and more while they are read: whoever
  /// comes while so many are reading waits some milliseconds.
  private final Semaphore reading = new Semaphore(4);

  private final DSLContext sql;

  Sketches(DSLContext sql) {
    this.sql = sql;
  }

  /// Those of other organisations that agree most, the nearest first.
  List<Nearest.Near> nearest(long scope, long exceptOrganisation, String sketch, int most) {
    var nearest = new Nearest(sketch, exceptOrganisation, most);
    reading.acquireUninterruptibly();
    try {
      sql.resultQuery(OF_SCOPE, DSL.val(scope))
          .forEach(row -> nearest.among(row.get(0, byte[].class)));
    } finally {
      reading.release();
    }
    return nearest.inOrder();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void keep(long scope, long reportId, long organisationId, String sketch) {
    sql.execute(
        """
        with kept as (
          insert into sameness.sketch (scope, report_id, organisation_id, sketch)
          values ({0}, {1}, {2}, cast({3} as bit(256))) returning *
        )
        insert into sameness.sketch_fresh (scope, report_id, organisation_id, sketch)
        select scope, report_id, organisation_id, sketch from kept
        """,
        DSL.val(scope), DSL.val(reportId), DSL.val(organisationId), DSL.val(sketch));
    if (sql.fetchCount(SKETCH_FRESH, SKETCH_FRESH.SCOPE.eq(scope)) >= FRESH) {
      sql.execute("select sameness.pack({0})", DSL.val(scope));
    }
  }
}
