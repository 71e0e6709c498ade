/// The line: from any record up to why it exists and down to what became of it. Owns the interface
/// that each record module implements for its own kinds.
@ApplicationModule(allowedDependencies = {"shared", "organisations"})
@NullMarked
package org.throughline.lines;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
