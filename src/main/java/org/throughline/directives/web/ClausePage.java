package org.throughline.directives.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.audit.Trail;
import org.throughline.directives.Clause;
import org.throughline.directives.ClauseMeasures;
import org.throughline.directives.CoverageView;
import org.throughline.directives.Directive;
import org.throughline.shared.Mix;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;

/// @param own how it stands in the reader's body; null where that holds no receipt
/// @param by who decided that; empty where nobody has
/// @param mayDecide for the reader's body
/// @param mayCorrect while no other body has the directive
/// @param deciding what was typed to decide
/// @param correcting what was typed to correct
/// @param life what became of it
/// @param measures of how far a target is reached; empty for other kinds
/// @param mix what became of it in tasks
public record ClausePage(
    Directive directive,
    Clause clause,
    CoverageView.@Nullable Place own,
    String by,
    boolean mayDecide,
    boolean mayCorrect,
    @Nullable CoverageForm deciding,
    @Nullable ClauseForm correcting,
    ClauseLife life,
    List<ClauseMeasures.Measure> measures,
    List<Trail.Entry> trail,
    Mix mix)
    implements TakenAway {
  public ClausePage {
    measures = List.copyOf(measures);
    trail = List.copyOf(trail);
  }

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(Trail.table(texts, trail));
  }
}
