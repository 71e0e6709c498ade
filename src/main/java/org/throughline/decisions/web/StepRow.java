package org.throughline.decisions.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.decisions.StepKind;
import org.throughline.lines.Card;

/// A clause, or the item as a whole, with its next step.
///
/// @param key in field names: `c12` a directive's clause, `d5` a decision clause, `i` the item
/// @param number null for the item as a whole
/// @param tag a directive's clause's kind; null for all else
/// @param carries the number of the directive's clause it carries out; null for none
/// @param options what may be chosen
/// @param chosen what is chosen in the form; null where nothing is
/// @param saved what is arranged; null where nothing is
/// @param issue where a task for it is issued; null for the item as a whole
/// @param overtaken its clause was corrected after it was arranged
/// @param corrected where the correction stands
public record StepRow(
    String key,
    long id,
    @Nullable Integer number,
    String text,
    String lang,
    @Nullable String tag,
    @Nullable Integer carries,
    List<StepKind> options,
    @Nullable String chosen,
    String reason,
    @Nullable StepKind saved,
    @Nullable String savedReason,
    List<Card> tasks,
    @Nullable String issue,
    boolean overtaken,
    @Nullable String corrected) {
  public StepRow {
    options = List.copyOf(options);
    tasks = List.copyOf(tasks);
  }

  public boolean savedAsTasks() {
    return saved == StepKind.TASKS;
  }

  /// What shows how it stands: the class of `.cover`.
  public String cover() {
    if (saved == null) {
      return "cover--unknown";
    }
    return switch (saved) {
      case COVERED -> "cover--covered";
      case TASKS -> tasks.isEmpty() ? "cover--uncovered" : "cover--covered";
      case GUIDELINE -> "cover--guideline";
      case NOT_APPLICABLE, NONE -> "cover--not-applicable";
      case UNDER_STUDY -> "cover--study";
    };
  }

  /// What a choice opens below it.
  public String opens(StepKind kind) {
    return switch (kind) {
      case NOT_APPLICABLE -> "reason";
      case TASKS -> "task";
      case COVERED, GUIDELINE, UNDER_STUDY, NONE -> "none";
    };
  }
}
