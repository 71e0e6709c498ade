package org.throughline.notifications.web;

import java.util.List;
import org.throughline.notifications.Shown;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;

/// @param more whether there are older ones
public record NoticesPage(List<Shown> notices, boolean unreadOnly, boolean more)
    implements TakenAway {
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

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(
        Listing.of(texts, "notifications.title", notices)
            .column("notifications.take.at", Shown::at)
            .column("notifications.take.said", each -> texts.of(each.said()))
            .column("tables.title", Shown::title)
            .column("notifications.take.words", Shown::words)
            .column("notifications.take.by", Shown::by)
            .column("tables.deadline", Shown::due)
            .column(
                "notifications.take.read",
                each -> texts.of(each.read() ? "tables.yes" : "tables.no"))
            .table());
  }
}
