package org.throughline.tasks.web;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What was typed to issue a task or to hand one down.
///
/// @param clause the clause it comes from; at most one of this and `decisionClause` is filled
/// @param own why it is done on one's own initiative, where it comes from neither
/// @param timing `deadline` or `review`: what `date` is
public record TaskForm(
    @Nullable String clause,
    @Nullable String decisionClause,
    @Nullable String own,
    @Nullable String title,
    @Nullable String text,
    @Nullable String lead,
    @Nullable String post,
    @Nullable List<String> supporting,
    @Nullable String supervisor,
    @Nullable String timing,
    @Nullable String date,
    @Nullable String rule,
    @Nullable String access) {

  public boolean reviewed() {
    return "review".equals(timing);
  }

  List<String> supportingIds() {
    return Objects.requireNonNullElse(supporting, List.of());
  }

  /// The same with a deadline and the sentence that gives it.
  TaskForm due(@Nullable String day, @Nullable String sentence) {
    return new TaskForm(
        clause,
        decisionClause,
        own,
        title,
        text,
        lead,
        post,
        supporting,
        supervisor,
        "deadline",
        day,
        sentence,
        access);
  }
}
