package org.throughline.indicators;

import static throughline.db.directives.Tables.CLAUSE;
import static throughline.db.indicators.Tables.INDICATOR;

import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.directives.Merging;

/// An indicator that measures a clause measures the same clause of the record that a merger leaves.
@Component
class MergedTargets {
  private final DSLContext sql;

  MergedTargets(DSLContext sql) {
    this.sql = sql;
  }

  /// In the transaction of the merger, whose trail says it.
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void hear(Merging.Merged merged) {
    if (merged.away()) {
      sql.update(INDICATOR)
          .set(INDICATOR.CLAUSE_ID, CLAUSE.MERGED_INTO)
          .from(CLAUSE)
          .where(
              CLAUSE.ID.eq(INDICATOR.CLAUSE_ID),
              CLAUSE.DIRECTIVE_ID.eq(merged.about().id()),
              CLAUSE.MERGED_INTO.isNotNull())
          .execute();
    }
  }
}
