package org.throughline.publishing;

import org.throughline.shared.Coded;

/// Where an edition stands. Every way between the states is a method of [Editions], [Review] or
/// [Publication]; the database admits no other.
public enum EditionState implements Coded {
  DRAFT,
  IN_REVIEW,
  APPROVED,
  PUBLISHED,
  SUPERSEDED,
  WITHDRAWN;

  /// Whether its address may already stand in somebody's letter.
  public boolean wasPublished() {
    return switch (this) {
      case DRAFT, IN_REVIEW, APPROVED -> false;
      case PUBLISHED, SUPERSEDED, WITHDRAWN -> true;
    };
  }

  public boolean ended() {
    return this == SUPERSEDED || this == WITHDRAWN;
  }
}
