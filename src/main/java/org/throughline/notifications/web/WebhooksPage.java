package org.throughline.notifications.web;

import java.util.List;
import java.util.Set;
import org.throughline.notifications.Digests;
import org.throughline.notifications.Topic;
import org.throughline.notifications.Webhooks;
import org.throughline.organisations.Organisation;

/// @param typed the address that was refused, else empty
/// @param ticked topics of the form that was refused
public record WebhooksPage(
    Organisation body,
    List<Webhooks.Webhook> webhooks,
    List<Topic> topics,
    Digests.Hour hour,
    String typed,
    Set<String> ticked) {
  public WebhooksPage {
    webhooks = List.copyOf(webhooks);
    topics = List.copyOf(topics);
    ticked = Set.copyOf(ticked);
  }

  public String zone() {
    var zone = hour.zone();
    return zone == null ? "" : zone.getId();
  }
}
