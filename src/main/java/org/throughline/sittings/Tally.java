package org.throughline.sittings;

/// Votes added up.
public record Tally(int inFavour, int against, int abstentions) {
  public static final Tally NONE = new Tally(0, 0, 0);

  public int sum() {
    return inFavour + against + abstentions;
  }

  Tally plus(Choice choice) {
    return switch (choice) {
      case IN_FAVOUR -> new Tally(inFavour + 1, against, abstentions);
      case AGAINST -> new Tally(inFavour, against + 1, abstentions);
      case ABSTENTION -> new Tally(inFavour, against, abstentions + 1);
    };
  }
}
