package org.throughline.notifications.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.notifications.Notices;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;

/// @param opened the event whose readers are shown; null for none
/// @param readers those who have read of it first
public record SentPage(
    List<Notices.Sent> sent, @Nullable Long opened, List<Notices.Reading> readers)
    implements TakenAway {
  public SentPage {
    sent = List.copyOf(sent);
    readers = List.copyOf(readers);
  }

  public boolean opens(long event) {
    return opened != null && opened == event;
  }

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(
        Listing.of(texts, "notifications.sent.title", sent)
            .column("notifications.take.at", each -> each.shown().at())
            .column("notifications.take.said", each -> texts.of(each.shown().said()))
            .column("tables.title", each -> each.shown().title())
            .column("notifications.take.words", each -> each.shown().words())
            .column("notifications.take.told", Notices.Sent::told)
            .column("notifications.take.read", Notices.Sent::read)
            .table());
  }
}
