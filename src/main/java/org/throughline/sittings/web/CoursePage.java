package org.throughline.sittings.web;

import java.util.List;

/// The record of a sitting below its meeting, or of one item below the item.
public record CoursePage(List<Item> items, String lang) {
  /// @param times when it was treated, as `09:40 to 10:05`
  /// @param presided names
  /// @param throughout names of those who were there for all of it
  /// @param partly names of those who were there for a part of it
  /// @param absent names of members who were not
  /// @param recused what was declared, and by whom
  /// @param spoke names
  public record Item(
      int number,
      String title,
      List<String> times,
      List<String> presided,
      List<String> throughout,
      List<String> partly,
      List<String> absent,
      List<LivePage.Interest> recused,
      List<String> spoke,
      List<Board.Ballot> votes) {}
}
