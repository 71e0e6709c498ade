package org.throughline.sittings;

import org.jspecify.annotations.Nullable;

/// How an organisation counts.
///
/// @param seats how many may vote when all are there; null for as many as the attendance names
/// @param quorum of those who may vote, who must be there
/// @param presidingDecides at equal votes, where votes are by name
public record VotingRule(
    @Nullable Integer seats,
    Share quorum,
    MajorityBase base,
    Share majority,
    boolean substitutesVote,
    boolean presidingDecides,
    boolean mustBeSecret) {
  /// Until an organisation sets its own: more than half are there, more than half of the votes cast
  /// are for it.
  public static final VotingRule USUAL =
      new VotingRule(
          null,
          new Share(1, 2, true),
          MajorityBase.CAST,
          new Share(1, 2, true),
          false,
          false,
          false);

  /// @param entitled how many may vote on this, without those recused
  /// @param present how many of them are there
  public int needed(int entitled, int present, Tally tally) {
    return Math.max(
        1,
        majority.of(
            switch (base) {
              case CAST -> tally.inFavour() + tally.against();
              case PRESENT -> present;
              case SEATS -> entitled;
            }));
  }
}
