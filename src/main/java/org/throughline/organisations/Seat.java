package org.throughline.organisations;

/// A post that somebody may act from today: their own, or another's while they are away.
///
/// @param post with the roles that may be exercised; its holder is who holds it, not who
///   substitutes
/// @param person who acts
/// @param substitute whether the post is another's
/// @param organisation the post's
/// @param body of that organisation
public record Seat(
    Post post, Person person, boolean substitute, Organisation organisation, Body body) {

  /// @param first preorder number; the subtree is `first..last`
  public record Body(long id, long first, long last) {}
}
