package org.throughline.notifications;

import java.time.Duration;

/// Something to be done again and again, by one of the running servers at a time and again by
/// another where that one ends on the way: so each run looks in the database for what is due, and
/// does each thing in a transaction of its own.
public interface Regularly {

  /// Letters, digits and hyphens; the same for ever.
  String name();

  /// From the end of one run to the beginning of the next.
  Duration every();

  void run();
}
