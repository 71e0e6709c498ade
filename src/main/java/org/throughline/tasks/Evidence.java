package org.throughline.tasks;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// @param admissible whether it counted as evidence on the day of the report
/// @param size in bytes; with type and hash null where it is no file
/// @param confirmedBy with how and when, for what those served said; null otherwise
public record Evidence(
    long id,
    long reportId,
    String name,
    EvidenceKind kind,
    boolean admissible,
    @Nullable String note,
    @Nullable String url,
    @Nullable String mediaType,
    @Nullable Long size,
    @Nullable String sha256,
    @Nullable String confirmedBy,
    @Nullable String confirmedHow,
    @Nullable LocalDate confirmedOn) {

  public boolean isFile() {
    return sha256 != null;
  }
}
