package org.throughline.sittings;

import java.util.List;
import java.util.Map;

/// What the record of a sitting says about one item.
///
/// @param treated when, in order; empty where it was not
/// @param attended by attendance: those known by name or post
/// @param presided the attendance of those who presided over it, in order
/// @param spoke the attendance of those who had the floor, in order, each once
public record ItemCourse(
    long itemId,
    List<Span> treated,
    Map<Long, Attended> attended,
    List<Long> presided,
    List<Sittings.Interest> interests,
    List<Long> spoke,
    List<Vote> votes) {
  public ItemCourse {
    treated = List.copyOf(treated);
    attended = Map.copyOf(attended);
    presided = List.copyOf(presided);
    interests = List.copyOf(interests);
    spoke = List.copyOf(spoke);
    votes = List.copyOf(votes);
  }
}
