package org.throughline.minutes;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.decisions.DecisionOutcome;
import org.throughline.lines.Card;
import org.throughline.shared.Language;

/// A decision in the register, with what became of it.
///
/// @param language the record's own
/// @param organisation in the reader's language
/// @param text the decision's words, or its clauses where it has no other
/// @param tasks that were issued for its clauses, as far as the reader may see them
public record RegisterLine(
    long decisionId,
    long itemId,
    String title,
    Language language,
    long meetingId,
    String meeting,
    String organisation,
    @Nullable LocalDate heldOn,
    DecisionOutcome outcome,
    String text,
    int clauses,
    List<Card> tasks) {
  public RegisterLine {
    tasks = List.copyOf(tasks);
  }
}
