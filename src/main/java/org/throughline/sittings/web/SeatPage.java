package org.throughline.sittings.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A member's own page at a sitting, or that of anybody who is named in its attendance.
///
/// @param seat the reader's own line; null for whoever only looks on
/// @param notes the reader's own, by item
/// @param interests what the reader declared, by item: whether they are recused
public record SeatPage(
    Board board,
    long reader,
    Board.@Nullable Person seat,
    Map<Long, String> notes,
    Map<Long, Boolean> interests) {
  public boolean mayVote() {
    return seat != null && board.electorate().there().contains(seat.id());
  }
}
