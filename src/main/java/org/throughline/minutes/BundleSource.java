package org.throughline.minutes;

import java.util.Map;
import org.throughline.meetings.Meeting;
import org.throughline.organisations.Actor;

/// What else belongs to a meeting and goes with it when it is taken away whole.
interface BundleSource {

  /// By name in the bundle, as far as this actor may see it.
  Map<String, byte[]> files(Actor actor, Meeting meeting);
}
