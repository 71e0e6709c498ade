/// Indicators, figures and data requests: defined once, reported once, asked only for what is not
/// held.
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "tables",
      "organisations",
      "directives",
      "lines",
      "desks",
      "audit",
      "notifications"
    })
@NullMarked
package org.throughline.indicators;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
