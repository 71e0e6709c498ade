package org.throughline.meetings.web;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.meetings.AgendaItem;
import org.throughline.meetings.Meeting;

/// How long an agenda takes. A warning to the secretary, never a block.
///
/// @param minutes of all items that have a time
/// @param available from the meeting's start to its end; null where one of them is not known
/// @param without how many items have no time
/// @param starts when each item should begin; empty from the first item without a time on
public record AgendaTimes(
    int minutes, @Nullable Integer available, int without, List<String> starts) {
  public AgendaTimes {
    starts = List.copyOf(starts);
  }

  /// @param items those that the reader may see
  static AgendaTimes of(Meeting meeting, List<AgendaItem> items) {
    var begins = meeting.startsAt();
    var ends = meeting.endsAt();
    var clock = begins;
    var minutes = 0;
    var without = 0;
    var starts = new ArrayList<String>();
    for (var item : items) {
      starts.add(clock == null ? "" : clock.toString());
      var takes = item.minutes();
      if (takes == null) {
        without++;
        clock = null;
      } else {
        minutes += takes;
        clock = clock == null ? null : later(clock, takes);
      }
    }
    return new AgendaTimes(
        minutes,
        begins == null || ends == null ? null : (int) Duration.between(begins, ends).toMinutes(),
        without,
        starts);
  }

  /// Null where it would be another day.
  private static @Nullable LocalTime later(LocalTime clock, int minutes) {
    var later = clock.plusMinutes(minutes);
    return later.isAfter(clock) ? later : null;
  }

  /// By how many minutes the items take longer than there is time; 0 where they do not.
  public int over() {
    return available == null ? 0 : Math.max(0, minutes - available);
  }
}
