package org.throughline.meetings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param number its place on the agenda, from 1
/// @param directiveIds what it conveys
public record AgendaItem(
    long id,
    long meetingId,
    int number,
    ItemKind kind,
    String title,
    @Nullable String text,
    List<Long> directiveIds) {
  public AgendaItem {
    directiveIds = List.copyOf(directiveIds);
  }
}
