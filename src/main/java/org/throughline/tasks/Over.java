package org.throughline.tasks;

import java.util.Collection;
import java.util.List;

/// Which tasks are summed up together.
public sealed interface Over {
  /// Whatever its clauses led to, directly or through decisions; no subtasks.
  record Directive(long id) implements Over {}

  record Clause(long id) implements Over {}

  record DecisionClause(long id) implements Over {}

  /// Everything handed down from a task, at any depth.
  record Beneath(long taskId) implements Over {}

  /// Led by an organisation or one beneath it in the tree; subtasks too.
  record Subtree(long organisationId) implements Over {}

  record Programme(long id) implements Over {}

  record Theme(String theme) implements Over {}

  record Listed(List<Long> taskIds) implements Over {
    public Listed {
      taskIds = List.copyOf(taskIds);
    }

    public static Listed of(Collection<Long> taskIds) {
      return new Listed(List.copyOf(taskIds));
    }
  }
}
