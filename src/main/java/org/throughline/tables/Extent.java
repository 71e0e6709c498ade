package org.throughline.tables;

/// How much of a list is asked for: the page that is looked at, or all of it to be taken away. A
/// handler that has one among its parameters is given the request's.
///
/// @param whole all of it, under the same filter
public record Extent(boolean whole) {
  public static final Extent PAGE = new Extent(false);

  /// More rows than this are not taken away at once.
  public static final int MOST = 20_000;

  /// How many rows to read; one more than [#MOST] where all are wanted, so that too many are
  /// noticed.
  public int size(int page) {
    return whole ? MOST + 1 : page;
  }

  /// All of it begins at the beginning, whatever page was looked at.
  public int page(int number) {
    return whole ? 1 : number;
  }
}
