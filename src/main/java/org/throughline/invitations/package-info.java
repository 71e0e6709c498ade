/// Who is called to a meeting and what they answer; rooms and clashes; and calendars that people
/// subscribe to.
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "organisations",
      "audit",
      "lines",
      "desks",
      "directives",
      "notifications",
      "meetings"
    })
@NullMarked
package org.throughline.invitations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
