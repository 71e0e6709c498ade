package org.throughline.notifications.web;

import java.util.List;
import org.throughline.notifications.Shown;

/// @param more whether there are older ones
public record NoticesPage(List<Shown> notices, boolean unreadOnly, boolean more) {
  public NoticesPage {
    notices = List.copyOf(notices);
  }

  public long newest() {
    return notices.isEmpty() ? 0 : notices.getFirst().eventId();
  }

  public long oldest() {
    return notices.isEmpty() ? 0 : notices.getLast().eventId();
  }

  public boolean anyUnread() {
    return notices.stream().anyMatch(each -> !each.read());
  }
}
