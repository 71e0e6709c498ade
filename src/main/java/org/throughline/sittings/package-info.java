/// What happens while a meeting sits: who is there at each moment, which item is treated, who
/// presides and speaks, and how is voted, by the rules of each organisation.
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "organisations",
      "audit",
      "lines",
      "desks",
      "directives",
      "meetings",
      "decisions"
    })
@NullMarked
package org.throughline.sittings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
