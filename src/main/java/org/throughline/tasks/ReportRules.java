package org.throughline.tasks;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Refusal;

/// What a report and its evidence must be like.
final class ReportRules {
  static final int BLOCKER = 300;
  static final int NOTE = 500;
  static final int LINK = 1_000;
  static final int CONFIRMATION = 300;

  private ReportRules() {}

  static @Nullable Refusal words(NewReport report) {
    if (report.text().isBlank()) {
      return Refusal.invalid("tasks.refused.report_missing");
    }
    if (report.text().length() > IssuingRules.TEXT) {
      return Refusal.invalid("tasks.refused.report_too_long", IssuingRules.TEXT);
    }
    if (report.progress() == Progress.BLOCKED && report.blocker().isBlank()) {
      return Refusal.invalid("tasks.refused.blocker_missing");
    }
    return report.blocker().length() > BLOCKER
        ? Refusal.invalid("tasks.refused.blocker_too_long", BLOCKER)
        : null;
  }

  static @Nullable Refusal pieces(List<Piece> pieces, LocalDate today) {
    var files = pieces.stream().map(Piece::file).filter(Objects::nonNull).toList();
    var refusal = EvidenceFiles.refusal(files);
    if (refusal == null && pieces.size() > 2 * EvidenceFiles.MOST) {
      refusal = Refusal.invalid("tasks.refused.too_many_files", EvidenceFiles.MOST);
    }
    for (var piece : pieces) {
      if (refusal == null) {
        refusal = piece(piece, today);
      }
    }
    return refusal;
  }

  private static @Nullable Refusal piece(Piece piece, LocalDate today) {
    if (piece.note().length() > NOTE) {
      return Refusal.invalid("tasks.refused.note_too_long", NOTE);
    }
    var link = piece.link();
    if (link != null && (link.length() > LINK || !link.matches("https?://[^\\s\\p{Cntrl}\"<>]+"))) {
      return Refusal.invalid("tasks.refused.link_malformed");
    }
    if (piece.kind() == EvidenceKind.CONFIRMATION) {
      return confirmation(piece.confirmation(), today);
    }
    return piece.file() == null && link == null
        ? Refusal.invalid("tasks.refused.piece_without_anything")
        : null;
  }

  private static @Nullable Refusal confirmation(
      Piece.@Nullable Confirmation said, LocalDate today) {
    var on = said == null ? null : said.on();
    if (said == null || said.by().isBlank() || said.how().isBlank() || on == null) {
      return Refusal.invalid("tasks.refused.confirmation_incomplete");
    }
    if (on.isAfter(today)) {
      return Refusal.invalid("tasks.refused.confirmation_in_future", on);
    }
    return said.by().length() > CONFIRMATION || said.how().length() > CONFIRMATION
        ? Refusal.invalid("tasks.refused.note_too_long", CONFIRMATION)
        : null;
  }

  /// "Done" needs something that proves it where the task asks for that.
  static @Nullable Refusal proof(NewReport report, EvidenceRule rule) {
    return report.progress() == Progress.DONE
            && rule.required()
            && report.pieces().stream().noneMatch(each -> rule.admits(each.kind()))
        ? Refusal.invalid("tasks.refused.evidence_missing")
        : null;
  }
}
