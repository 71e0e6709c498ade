/// Tasks: what somebody must do, why and by when; handing down, reports with evidence, verification
/// and closure.
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "tables",
      "organisations",
      "calendars",
      "directives",
      "meetings",
      "decisions",
      "indicators",
      "lines",
      "desks",
      "sameness",
      "audit",
      "notifications"
    })
@NullMarked
package org.throughline.tasks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
