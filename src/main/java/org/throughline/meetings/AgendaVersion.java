package org.throughline.meetings;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Access;

/// What an agenda was at a moment.
///
/// @param number from 1
/// @param items those that the reader may see, in order
public record AgendaVersion(
    long id,
    int number,
    AgendaStage stage,
    @Nullable String note,
    Instant madeAt,
    long madeBy,
    List<Item> items) {
  public AgendaVersion {
    items = List.copyOf(items);
  }

  /// @param presenter as called then; null where nobody was named
  public record Item(
      long itemId,
      int number,
      ItemKind kind,
      String title,
      @Nullable String text,
      @Nullable Integer minutes,
      Access access,
      @Nullable String presenter) {}
}
