package org.throughline.decisions.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.audit.Trail;
import org.throughline.decisions.Decision;
import org.throughline.decisions.EarlierDecisions;
import org.throughline.meetings.Statement;
import org.throughline.shared.web.Parts;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;

/// @param referredTo in the reader's language; empty for none
/// @param decides whether the meeting is in a state in which it decides
/// @param mayRecord whether this reader may record or correct the outcome now
/// @param mayArrange whether this reader may arrange next steps now
/// @param earlier what earlier decisions became; null for an item of another kind
/// @param parts what other modules show about the item
public record ItemPage(
    ItemHead head,
    @Nullable Decision decision,
    String referredTo,
    List<Statement> statements,
    List<StepGroup> steps,
    boolean decides,
    boolean mayRecord,
    boolean mayArrange,
    List<Trail.Entry> trail,
    EarlierDecisions.@Nullable Report earlier,
    List<Parts.Part> parts)
    implements TakenAway {

  public String outcome() {
    return decision == null ? "" : "decisions.outcome." + decision.outcome().code();
  }

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(Trail.table(texts, trail));
  }
}
