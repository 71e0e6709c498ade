/// Minutes: written from a meeting's record in paragraphs that know what they say, in versions,
/// with comments, approval and signatures; and what is made of them: documents, the register of
/// decisions, the history of a matter, the archive of a term.
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "organisations",
      "audit",
      "lines",
      "desks",
      "directives",
      "notifications",
      "tables",
      "meetings",
      "decisions",
      "papers",
      "sittings",
      "documents"
    })
@NullMarked
package org.throughline.minutes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
