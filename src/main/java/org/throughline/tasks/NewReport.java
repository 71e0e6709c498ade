package org.throughline.tasks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param onBehalfOf a person of the lead organisation whose report it is; null for one's own
/// @param blocker who or what stands in the way; asked for where it is blocked
/// @param corrects the number of the earlier report that it puts right; null for none
public record NewReport(
    Progress progress,
    String text,
    @Nullable Long onBehalfOf,
    String blocker,
    @Nullable Integer corrects,
    List<Piece> pieces,
    List<GivenFigure> figures) {
  public NewReport {
    pieces = List.copyOf(pieces);
    figures = List.copyOf(figures);
  }

  /// Without figures.
  public NewReport(
      Progress progress,
      String text,
      @Nullable Long onBehalfOf,
      String blocker,
      @Nullable Integer corrects,
      List<Piece> pieces) {
    this(progress, text, onBehalfOf, blocker, corrects, pieces, List.of());
  }

  /// With documents as evidence.
  public NewReport(
      Progress progress, String text, @Nullable Long onBehalfOf, List<Upload> documents) {
    this(
        progress,
        text,
        onBehalfOf,
        "",
        null,
        documents.stream().map(each -> Piece.file(EvidenceKind.DOCUMENT, each)).toList());
  }

  public NewReport blockedBy(String blocker) {
    return new NewReport(progress, text, onBehalfOf, blocker, corrects, pieces, figures);
  }

  public NewReport with(List<GivenFigure> given) {
    return new NewReport(progress, text, onBehalfOf, blocker, corrects, pieces, given);
  }
}
