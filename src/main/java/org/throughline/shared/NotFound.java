package org.throughline.shared;

/// No such record, or none that this reader may know of: answered 404 in one place, with the same
/// words for both.
public final class NotFound extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotFound(String what) {
    super(what, null, false, false);
  }

  public NotFound(Ref ref) {
    this(ref.toString());
  }
}
