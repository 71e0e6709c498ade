/// Topics: what organisations bring to a meeting, and how it is dealt with until it waits for one.
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "organisations",
      "audit",
      "lines",
      "desks",
      "meetings",
      "tables",
      "notifications"
    })
@NullMarked
package org.throughline.topics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
