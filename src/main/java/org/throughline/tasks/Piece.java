package org.throughline.tasks;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One piece of evidence as it was sent: a file, an address, or what those served said.
///
/// @param note what it shows; empty for nothing said
/// @param file null where there is none
/// @param link null where there is none
/// @param confirmation only for [EvidenceKind#CONFIRMATION], and then never null
public record Piece(
    EvidenceKind kind,
    String note,
    @Nullable Upload file,
    @Nullable String link,
    @Nullable Confirmation confirmation) {

  /// @param by as whom they were asked ("eleven households at the north dike"), not by name unless
  ///   need be
  /// @param how by visit, by telephone, by a questionnaire
  public record Confirmation(String by, String how, @Nullable LocalDate on) {}

  public static Piece file(EvidenceKind kind, Upload file) {
    return new Piece(kind, "", file, null, null);
  }
}
