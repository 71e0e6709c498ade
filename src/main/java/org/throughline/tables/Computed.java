package org.throughline.tables;

/// Texts that a spreadsheet would compute if they stood in a CSV file as they are. Outside they
/// carry an apostrophe; a text that begins with one gets another, so that ours can be told from it.
public final class Computed {
  /// How a cell begins that may be computed.
  private static final String BEGINNINGS = "=+-@\t\r";

  private Computed() {}

  /// As it is written into a file.
  public static String prevented(String text) {
    return begins(text, 0) ? "'" + text : text;
  }

  /// As it was before [#prevented].
  public static String undone(String cell) {
    return cell.startsWith("'") && begins(cell, 1) ? cell.substring(1) : cell;
  }

  private static boolean begins(String text, int at) {
    return text.length() > at
        && (BEGINNINGS.indexOf(text.charAt(at)) >= 0 || text.charAt(at) == '\'');
  }
}
