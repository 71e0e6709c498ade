/// Directives, their clauses, who received them, and what each body decided about each clause.
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "tables",
      "organisations",
      "calendars",
      "audit",
      "lines",
      "desks",
      "notifications"
    })
@NullMarked
package org.throughline.directives;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
