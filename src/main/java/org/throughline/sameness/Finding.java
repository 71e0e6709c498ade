package org.throughline.sameness;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param otherReport the sibling's or the earlier report; null for an echo or another place
/// @param otherOrganisation whose report that is, or the place named; null for an echo
/// @param share how much of the draft's own words are found there, 0 to 1; 0 for another place
/// @param passages in the order of the draft
/// @param asked for an echo, the words of the clause and the task; null otherwise
public record Finding(
    FindingKind kind,
    @Nullable Long otherReport,
    @Nullable Long otherOrganisation,
    double share,
    List<Passage> passages,
    @Nullable String asked) {
  public Finding {
    passages = List.copyOf(passages);
  }

  public int percent() {
    return (int) Math.round(share * 100);
  }
}
