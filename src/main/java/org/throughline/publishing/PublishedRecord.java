package org.throughline.publishing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Language;
import org.throughline.tasks.TaskStatus;

/// A public record in one language, as anybody may read it.
///
/// @param language of this text; another than the reader's where there is no published translation
/// @param current false for an edition that a later one has corrected
/// @param alsoIn the other language is published too
/// @param publishedAt when this edition was published in this language
/// @param firstPublishedAt when the record was first published, in any language
public record PublishedRecord(
    String code,
    int number,
    boolean current,
    Language language,
    boolean alsoIn,
    long organisationId,
    String organisation,
    String source,
    @Nullable LocalDate heldOn,
    @Nullable Instant publishedAt,
    @Nullable Instant firstPublishedAt,
    List<Segment> text,
    List<PublicDirective> directives,
    List<PublicTask> tasks,
    List<Version> versions) {
  public PublishedRecord {
    text = List.copyOf(text);
    directives = List.copyOf(directives);
    tasks = List.copyOf(tasks);
    versions = List.copyOf(versions);
  }

  public String title() {
    return text.isEmpty() ? "" : text.getFirst().text();
  }

  /// @param language of the title
  public record PublicDirective(String title, Language language) {}

  /// @param asOf when the status was last looked at
  public record PublicTask(String title, Language language, TaskStatus status, Instant asOf) {}

  /// Another edition at the same address.
  public record Version(int number, Instant publishedAt, boolean current) {}

  /// One line of the public list, or one entry of the feed.
  ///
  /// @param language of the title and text
  /// @param lead the first paragraph
  /// @param publishedAt when the record was first published
  /// @param updatedAt when this language of the present edition was published
  public record Listed(
      String code,
      Language language,
      String title,
      String lead,
      long organisationId,
      String organisation,
      @Nullable LocalDate heldOn,
      Instant publishedAt,
      Instant updatedAt) {}

  /// What stands at the address of a withdrawn record.
  public record Notice(
      String organisation,
      Instant publishedAt,
      Instant withdrawnAt,
      @Nullable String reasonEn,
      @Nullable String reasonZh) {}
}
