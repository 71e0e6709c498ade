package org.throughline.papers;

import org.jspecify.annotations.Nullable;
import org.throughline.shared.Access;

/// What is said of a paper, with its first version or later.
///
/// @param itemId null for a paper of the meeting as a whole
/// @param giverOrganisationId of the meeting's own body; null where `giver` says who
public record NewPaper(
    @Nullable Long itemId,
    String title,
    Access access,
    @Nullable Long giverOrganisationId,
    @Nullable String giver) {
  public NewPaper {
    title = title.strip();
    giver = giver == null || giver.isBlank() ? null : giver.strip();
  }
}
