package org.throughline.papers;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Access;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

/// @param itemId null for a paper of the meeting as a whole
/// @param giverOrganisationId who gave it, where it is known here
/// @param giver who gave it, as written; null where the organisation is known or nothing was said
/// @param withdrawnWhy null while it stands
/// @param versions newest first; never empty
public record Paper(
    long id,
    long meetingId,
    @Nullable Long itemId,
    String title,
    Access access,
    @Nullable Long giverOrganisationId,
    @Nullable String giver,
    long organisationId,
    Language language,
    @Nullable String withdrawnWhy,
    List<Version> versions) {
  public Paper {
    versions = List.copyOf(versions);
  }

  /// One file, which never changes.
  ///
  /// @param number from 1
  /// @param sha256 by which `shared.Files` opens it
  /// @param note what is different from the version before
  public record Version(
      int number,
      String name,
      String mediaType,
      long size,
      String sha256,
      @Nullable String note,
      Instant givenAt,
      long givenBy) {}

  public Version latest() {
    return versions.getFirst();
  }

  public boolean standing() {
    return withdrawnWhy == null;
  }

  public Ref ref() {
    return new Ref(Kind.PAPER, id);
  }
}
