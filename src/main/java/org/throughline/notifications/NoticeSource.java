package org.throughline.notifications;

import java.util.List;
import org.throughline.shared.Happened;

/// What one module finds worth telling of its own events. Asked inside the event's transaction.
public interface NoticeSource {

  /// Of one event a person is told once: by the first of the notices that names them. Empty for
  /// events of other modules.
  List<Notice> noticesOf(Happened event);

  /// All topics that its notices may have, in the order in which the preferences show them.
  List<Topic> topics();
}
