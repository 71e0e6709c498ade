package org.throughline.papers;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Refusal;
import org.throughline.shared.UploadedFile;

/// What is asked of a paper and its file before anything is looked up.
public final class PaperRules {
  public static final int MEGABYTES = 20;
  public static final int TITLE = 500;
  public static final int GIVER = 300;
  public static final int NOTE = 1_000;
  public static final int REASON = 300;
  public static final int MEASURE = 4_000;
  static final int PAPERS = 200;
  static final int VERSIONS = 200;
  private static final int BYTES = MEGABYTES * 1024 * 1024;

  private PaperRules() {}

  static Optional<Refusal> check(NewPaper paper) {
    if (paper.title().isEmpty()) {
      return Optional.of(Refusal.invalid("papers.refused.title_missing"));
    }
    if (paper.giverOrganisationId() != null && paper.giver() != null) {
      return Optional.of(Refusal.invalid("papers.refused.two_givers"));
    }
    return tooLong("title", paper.title(), TITLE).or(() -> tooLong("giver", paper.giver(), GIVER));
  }

  static Optional<Refusal> check(@Nullable UploadedFile file) {
    if (file == null) {
      return Optional.of(Refusal.invalid("papers.refused.file_missing"));
    }
    if (file.content().length == 0) {
      return Optional.of(Refusal.invalid("papers.refused.file_empty", file.name()));
    }
    return file.content().length > BYTES
        ? Optional.of(Refusal.tooLarge("papers.refused.file_large", file.name(), MEGABYTES))
        : Optional.empty();
  }

  static Optional<Refusal> readBy(@Nullable LocalDate day, LocalDate today) {
    return day != null && day.isBefore(today)
        ? Optional.of(Refusal.invalid("papers.refused.day_passed", day))
        : Optional.empty();
  }

  /// @param field the last part of the message key that names what is too long
  static Optional<Refusal> tooLong(String field, @Nullable String text, int limit) {
    return text != null && text.length() > limit
        ? Optional.of(Refusal.invalid("papers.refused.too_long." + field, limit))
        : Optional.empty();
  }
}
