package org.throughline.sittings;

/// A share of a whole: "at least two thirds" is 2, 3, false; "more than a half" is 1, 2, true.
///
/// @param exceeds more than the share, not only as much
public record Share(int parts, int whole, boolean exceeds) {
  public Share {
    if (parts < 0 || whole < 1 || parts > whole || (exceeds && parts == whole)) {
      throw new IllegalArgumentException(parts + "/" + whole + (exceeds ? "+" : ""));
    }
  }

  /// The least number that is this share of so many.
  public int of(int many) {
    var product = (long) many * parts;
    return (int) (exceeds ? product / whole + 1 : (product + whole - 1) / whole);
  }
}
