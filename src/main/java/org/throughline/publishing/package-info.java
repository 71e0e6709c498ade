/// Editions: frozen, approved, translated copies of records, and the only source of public pages.
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
      "decisions",
      "tasks",
      "notifications"
    })
@NullMarked
package org.throughline.publishing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
