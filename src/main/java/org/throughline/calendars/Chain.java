package org.throughline.calendars;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.organisations.Organisation;
import org.throughline.shared.Coded;

/// The latest day of each level on the way down to a leaf, so that all are done by the final day.
///
/// @param start the day from which it was looked at: today
/// @param leafHas working days left to the leaf where everybody above passes on as fast as they can
/// @param leafNeeds the least it needs
public record Chain(
    LocalDate finalDay,
    LocalDate start,
    List<Level> levels,
    int leafHas,
    int leafNeeds,
    List<Warning> warnings) {
  public Chain {
    levels = List.copyOf(levels);
    warnings = List.copyOf(warnings);
  }

  /// One body on the way, from the top. All days are worked by it.
  ///
  /// @param receivedBy the latest day on which it must have it in hand
  /// @param passedOnBy the latest day on which it must have passed it on; null for the leaf
  /// @param doneBy the last day for its own part
  public record Level(
      Organisation body,
      MinimumLead lead,
      LocalDate receivedBy,
      @Nullable LocalDate passedOnBy,
      LocalDate doneBy) {}

  public enum Concern implements Coded {
    /// The leaf gets less than it needs at least.
    LEAF_SHORT,
    /// The latest day of this level has passed.
    PAST
  }

  /// @param level its place in `levels`
  /// @param day the latest day concerned
  public record Warning(Concern concern, int level, LocalDate day) {}

  public Level leaf() {
    return levels.getLast();
  }

  public boolean feasible() {
    return warnings.isEmpty();
  }

  /// Whether something is to be said of a level.
  public boolean concerns(int level) {
    return warnings.stream().anyMatch(each -> each.level() == level);
  }
}
