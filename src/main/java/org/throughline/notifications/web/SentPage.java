package org.throughline.notifications.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.notifications.Notices;

/// @param opened the event whose readers are shown; null for none
/// @param readers those who have read of it first
public record SentPage(
    List<Notices.Sent> sent, @Nullable Long opened, List<Notices.Reading> readers) {
  public SentPage {
    sent = List.copyOf(sent);
    readers = List.copyOf(readers);
  }

  public boolean opens(long event) {
    return opened != null && opened == event;
  }
}
