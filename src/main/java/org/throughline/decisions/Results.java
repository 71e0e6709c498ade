package org.throughline.decisions;

import static throughline.db.decisions.Tables.DECISION;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.throughline.meetings.ItemResults;

/// Outcomes for the meeting's page and its minutes.
@Component
class Results implements ItemResults {
  private final DecisionQueries queries;

  Results(DecisionQueries queries) {
    this.queries = queries;
  }

  @Override
  public Map<Long, Result> of(Collection<Long> itemIds) {
    var results = new LinkedHashMap<Long, Result>();
    for (var decision : queries.list(DECISION.AGENDA_ITEM_ID.in(itemIds))) {
      results.put(
          decision.itemId(),
          new Result(
              "decisions.outcome." + decision.outcome().code(),
              decision.text(),
              decision.clauses().stream().map(DecisionClause::text).toList()));
    }
    return results;
  }
}
