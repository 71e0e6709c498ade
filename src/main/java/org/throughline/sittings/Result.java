package org.throughline.sittings;

/// What a vote came to.
///
/// @param needed how many for it would have done
/// @param byPresiding the one who presides decided at equal votes
record Result(Tally tally, int needed, boolean carried, boolean byPresiding) {
  /// @param presidingInFavour whether the one who presides voted for it; always false in a vote
  ///   that is not by name
  static Result of(
      VotingRule rule, Electorate who, int present, Tally tally, boolean presidingInFavour) {
    var needed = rule.needed(who.seats(), present, tally);
    var enough = tally.inFavour() >= needed;
    var decided =
        !enough
            && rule.presidingDecides()
            && presidingInFavour
            && tally.inFavour() == tally.against();
    return new Result(tally, needed, present >= who.quorum() && (enough || decided), decided);
  }
}
