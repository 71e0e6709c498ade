/// Meetings: planned, held, recorded and closed, with agendas, attendance, statements and minutes.
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "tables",
      "organisations",
      "calendars",
      "audit",
      "lines",
      "desks",
      "directives",
      "notifications"
    })
@NullMarked
package org.throughline.meetings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
