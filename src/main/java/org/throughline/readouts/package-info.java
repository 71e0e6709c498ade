/// Reads a public body's readout or minutes into a proposed record in which every value keeps the
/// span of text it came from; a person confirms it.
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "tables",
      "organisations",
      "audit",
      "lines",
      "desks",
      "directives",
      "meetings"
    })
@NullMarked
package org.throughline.readouts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
