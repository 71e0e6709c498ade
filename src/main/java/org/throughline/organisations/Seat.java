package org.throughline.organisations;

/// A post that somebody may act from today: their own, or another's while they are away.
///
/// @param post with the roles that may be exercised; its holder is who holds it, not who
///   substitutes
/// @param person who acts
/// @param substitute whether the post is another's
public record Seat(Post post, Person person, boolean substitute) {}
