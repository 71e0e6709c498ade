package org.throughline.shared.web;

/// A form's key that is not a UUID: answered 400.
public final class MalformedKey extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MalformedKey() {
    super("malformed submission key", null, false, false);
  }
}
