package org.throughline.shared;

/// The record may be seen but not acted on from this post: answered 403 in one place.
public final class Forbidden extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Forbidden(String permission) {
    super(permission, null, false, false);
  }
}
