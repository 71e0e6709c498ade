/// What a meeting decided about each of its items, and the next step arranged for each clause.
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "tables",
      "organisations",
      "audit",
      "lines",
      "desks",
      "directives",
      "meetings",
      "papers"
    })
@NullMarked
package org.throughline.decisions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
