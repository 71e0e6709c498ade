package org.throughline.meetings;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was decided on agenda items; implemented by whoever records it.
public interface ItemResults {

  /// @param outcome a message key such as `decisions.outcome.adopted`
  /// @param text the decision's words, in the meeting's language
  /// @param clauses the decision's clauses, in order
  record Result(String outcome, @Nullable String text, List<String> clauses) {
    public Result {
      clauses = List.copyOf(clauses);
    }
  }

  /// By item id; items without an outcome are missing.
  Map<Long, Result> of(Collection<Long> itemIds);
}
