package org.throughline.sittings;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A vote on an item.
///
/// @param closedAt null while it is open
/// @param outcome null while it is open
/// @param choices of a vote by name, by attendance; empty for all others
/// @param voted the attendance of those who have voted, whichever way
public record Vote(
    long id,
    long itemId,
    String question,
    Method method,
    Instant openedAt,
    @Nullable Instant closedAt,
    @Nullable Outcome outcome,
    Map<Long, Choice> choices,
    Set<Long> voted) {
  public Vote {
    choices = Map.copyOf(choices);
    voted = Set.copyOf(voted);
  }

  /// @param entitled how many might have voted, there or not, without those recused
  /// @param tally null where all agreed and nothing was counted
  /// @param needed how many for it would have done; null where nothing was counted
  public record Outcome(
      int entitled,
      int present,
      int quorum,
      @Nullable Tally tally,
      @Nullable Integer needed,
      boolean carried,
      boolean byPresiding) {}

  public boolean open() {
    return closedAt == null;
  }
}
