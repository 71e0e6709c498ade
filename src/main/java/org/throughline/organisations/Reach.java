package org.throughline.organisations;

import org.throughline.shared.Coded;

/// Whose objects a permission extends to, seen from the post acted from.
public enum Reach implements Coded {
  /// Anybody, without signing in.
  EVERYONE,
  /// Anybody signed in; what they see is filtered by [Visibility] or is their own.
  SIGNED_IN,
  /// Objects for which the actor's own organisation is responsible.
  ORGANISATION,
  /// Objects for which an organisation of the actor's own body is responsible.
  BODY,
  /// Objects of the actor's own body and of every body beneath it.
  BELOW
}
