/// Papers of a meeting: their versions and access, who they were circulated to and has read them,
/// and what is proposed about each clause that an item conveys. Owns the interface through which
/// the measures adopted are shown beside those proposed.
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "organisations",
      "audit",
      "lines",
      "desks",
      "directives",
      "notifications",
      "meetings",
      "invitations"
    })
@NullMarked
package org.throughline.papers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
