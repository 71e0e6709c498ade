package org.throughline.decisions;

import static throughline.db.decisions.Tables.DECISION_CLAUSE;
import static throughline.db.decisions.Tables.NEXT_STEP;

import java.util.Collection;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.throughline.directives.Dependants;

/// Items of meetings on which a next step was arranged for a directive's clause, or for a decision
/// clause that carries one out. Their pages say by themselves when the clause was corrected since.
@Component
class DecisionsOnClauses implements Dependants {
  private final DSLContext sql;

  DecisionsOnClauses(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public String what() {
    return "decisions.dependants";
  }

  @Override
  public int count(Collection<Long> clauseIds) {
    return sql.select(DSL.countDistinct(NEXT_STEP.AGENDA_ITEM_ID))
        .from(NEXT_STEP)
        .leftJoin(DECISION_CLAUSE)
        .on(DECISION_CLAUSE.ID.eq(NEXT_STEP.DECISION_CLAUSE_ID))
        .where(NEXT_STEP.CLAUSE_ID.in(clauseIds))
        .or(DECISION_CLAUSE.CARRIES_CLAUSE_ID.in(clauseIds))
        .fetchSingle()
        .value1();
  }
}
