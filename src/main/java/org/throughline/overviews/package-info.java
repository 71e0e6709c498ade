/// Looking over what many bodies do: shares that open to what they count, what is late and what
/// holds it up, how long each hand-off takes, and the year's summary for those above. Figures about
/// cases, never a score of anybody.
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "tables",
      "organisations",
      "audit",
      "directives",
      "meetings",
      "decisions",
      "indicators",
      "tasks"
    })
@NullMarked
package org.throughline.overviews;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
