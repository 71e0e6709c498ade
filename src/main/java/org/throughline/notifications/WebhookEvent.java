package org.throughline.notifications;

import org.throughline.shared.Happened;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// What happens to a body's webhooks; about the body.
public sealed interface WebhookEvent extends Happened {
  record Added(Ref about, Who by, String detail) implements WebhookEvent {
    @Override
    public String action() {
      return "webhook.added";
    }
  }

  record Removed(Ref about, Who by, String detail) implements WebhookEvent {
    @Override
    public String action() {
      return "webhook.removed";
    }
  }

  record Enabled(Ref about, Who by, String detail) implements WebhookEvent {
    @Override
    public String action() {
      return "webhook.enabled";
    }
  }

  /// After long failure, by the system.
  record Disabled(Ref about, long webhook) implements WebhookEvent {
    @Override
    public String action() {
      return "webhook.disabled";
    }

    @Override
    public Who by() {
      return Who.SYSTEM;
    }
  }
}
