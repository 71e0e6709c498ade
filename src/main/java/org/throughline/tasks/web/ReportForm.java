package org.throughline.tasks.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Coded;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Typed;
import org.throughline.tasks.EvidenceKind;
import org.throughline.tasks.NewReport;
import org.throughline.tasks.Piece;
import org.throughline.tasks.Progress;
import org.throughline.tasks.ReportDrafts;
import org.throughline.tasks.Upload;

/// What was typed to report; `kinds`, `notes` and `links` go by row, as the files do.
///
/// @param corrects the number of the report that it puts right
/// @param servedBy with `servedHow` and `servedOn`: what those served said
public record ReportForm(
    @Nullable String progress,
    @Nullable String text,
    @Nullable String blocker,
    @Nullable String behalf,
    @Nullable String corrects,
    @Nullable List<String> kinds,
    @Nullable List<String> notes,
    @Nullable List<String> links,
    @Nullable String servedBy,
    @Nullable String servedHow,
    @Nullable String servedOn) {
  static final ReportForm EMPTY =
      new ReportForm(null, null, null, null, null, null, null, null, null, null, null);
  public static final int ROWS = 5;

  static ReportForm of(ReportDrafts.Held held) {
    return new ReportForm(
        one(held, "progress"),
        held.text(),
        one(held, "blocker"),
        one(held, "behalf"),
        one(held, "corrects"),
        held.values("kinds"),
        held.values("notes"),
        held.values("links"),
        one(held, "servedBy"),
        one(held, "servedHow"),
        one(held, "servedOn"));
  }

  private static @Nullable String one(ReportDrafts.Held held, String name) {
    return held.values(name).stream().findFirst().orElse(null);
  }

  /// Whether one of the rows that are folded away says something.
  public boolean more() {
    for (int row = 1; row < ROWS; row++) {
      if (!note(row).isBlank() || !link(row).isBlank()) {
        return true;
      }
    }
    return false;
  }

  public String kind(int row) {
    return at(kinds, row);
  }

  public String note(int row) {
    return at(notes, row);
  }

  public String link(int row) {
    return at(links, row);
  }

  private static String at(@Nullable List<String> values, int row) {
    return values == null || values.size() <= row
        ? ""
        : Objects.requireNonNullElse(values.get(row), "");
  }

  Outcome<NewReport> report(List<Upload> files) {
    var said = Coded.find(Progress.class, progress);
    if (said.isEmpty()) {
      return Outcome.invalid("tasks.refused.progress_missing");
    }
    var whose = Typed.id(behalf);
    var earlier = Typed.id(corrects);
    if ((whose.isEmpty() && !Typed.blank(behalf))
        || (earlier.isEmpty() && !Typed.blank(corrects))) {
      return Outcome.invalid("tasks.refused.choice_unknown");
    }
    if (!Typed.blank(servedOn) && Typed.date(servedOn).isEmpty()) {
      return Outcome.invalid("tasks.refused.date_malformed");
    }
    return Outcome.done(
        new NewReport(
            said.get(),
            Typed.text(text),
            whose.orElse(null),
            Typed.text(blocker),
            earlier.map(number -> (int) Math.min(number, Integer.MAX_VALUE)).orElse(null),
            pieces(files)));
  }

  private List<Piece> pieces(List<Upload> files) {
    var pieces = new ArrayList<Piece>();
    var rows = Math.max(files.size(), links == null ? 0 : links.size());
    for (int row = 0; row < rows; row++) {
      var file = row < files.size() && !Typed.blank(files.get(row).name()) ? files.get(row) : null;
      var link = Typed.text(link(row));
      if (file != null || !link.isEmpty()) {
        var kind =
            Coded.find(EvidenceKind.class, kind(row))
                .filter(each -> each != EvidenceKind.CONFIRMATION)
                .orElse(file == null ? EvidenceKind.LINK : EvidenceKind.DOCUMENT);
        pieces.add(
            new Piece(kind, Typed.text(note(row)), file, link.isEmpty() ? null : link, null));
      }
    }
    confirmation().ifPresent(pieces::add);
    return pieces;
  }

  private Optional<Piece> confirmation() {
    if (Typed.blank(servedBy) && Typed.blank(servedHow) && Typed.blank(servedOn)) {
      return Optional.empty();
    }
    @Nullable LocalDate on = Typed.date(servedOn).orElse(null);
    return Optional.of(
        new Piece(
            EvidenceKind.CONFIRMATION,
            "",
            null,
            null,
            new Piece.Confirmation(Typed.text(servedBy), Typed.text(servedHow), on)));
  }
}
