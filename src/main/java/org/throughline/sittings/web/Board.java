package org.throughline.sittings.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.meetings.Meeting;
import org.throughline.sittings.Electorate;

/// What all pages of a sitting show of it at this moment, as far as the reader may see it.
///
/// @param current what is treated; null before the first item, in a pause, and where the reader may
///   not see the item
/// @param closed an item is treated that the reader may not see
/// @param presides null where nobody is named
public record Board(
    Meeting meeting,
    String organisation,
    long revision,
    boolean sits,
    boolean begun,
    boolean closed,
    List<Item> items,
    @Nullable Item current,
    List<Ballot> votes,
    List<Speaker> speakers,
    List<Person> people,
    Electorate electorate,
    @Nullable String presides,
    int inTheRoom) {
  /// @param kind a message key
  /// @param outcome a message key; null while there is none
  /// @param minutes for how long it was treated
  public record Item(
      long id,
      int number,
      String kind,
      String title,
      @Nullable String text,
      boolean current,
      boolean treated,
      long minutes,
      int budget,
      @Nullable String outcome) {
    public boolean over() {
      return budget > 0 && minutes > budget;
    }
  }

  /// @param post empty where it is not known
  /// @param since when they came, or went; empty where neither is written down
  /// @param votes whether they may vote on what is treated
  public record Person(
      long id,
      String name,
      String post,
      String attendanceClass,
      boolean there,
      String since,
      boolean votes,
      boolean recused,
      boolean presides,
      boolean self,
      boolean asked,
      List<Moved> moved) {}

  public record Moved(long id, boolean arrives, String at) {}

  /// @param began whether they have the floor
  public record Speaker(long id, String name, boolean began, String since, boolean self) {}

  /// A vote as it is shown. While it is open nobody sees sums, save those of a vote by name.
  ///
  /// @param rows of a vote by name: who may vote or has voted, and what
  /// @param voted how many have
  /// @param own what the reader voted by name; empty where they did not, or in secret
  public record Ballot(
      long id,
      long itemId,
      String question,
      String method,
      boolean open,
      List<Row> rows,
      int voted,
      int mayVote,
      boolean selfVoted,
      String own,
      org.throughline.sittings.Vote.@Nullable Outcome outcome) {
    public record Row(long attendanceId, String name, String choice) {}
  }

  public String lang() {
    return meeting.language().tag();
  }

  public @Nullable Ballot openVote() {
    return votes.stream().filter(Ballot::open).findFirst().orElse(null);
  }

  public List<Ballot> counted(long itemId) {
    return votes.stream().filter(each -> each.itemId() == itemId && !each.open()).toList();
  }

  public List<Person> those(boolean there) {
    return people.stream().filter(each -> each.there() == there).toList();
  }
}
