package org.throughline.imports;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Coded;

/// A table that was brought in.
///
/// @param columns its heads
/// @param endedAt null while it is staged
public record Batch(
    long id,
    ImportKind kind,
    long bodyId,
    String fileName,
    List<String> columns,
    Instant uploadedAt,
    State state,
    @Nullable Instant endedAt) {
  public Batch {
    columns = List.copyOf(columns);
  }

  public enum State implements Coded {
    STAGED,
    IMPORTED,
    DISCARDED
  }
}
