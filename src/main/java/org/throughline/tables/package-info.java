/// Tables to take away and bring back: one writer for all exports, in which no cell is ever a
/// formula, and one reader that names what it cannot read.
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package org.throughline.tables;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
