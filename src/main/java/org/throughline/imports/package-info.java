/// Bringing organisations, people and tasks in from a table, in two steps: every row is looked at
/// and each fault named; only then is anything imported. What was taken away and not changed
/// changes nothing when it is brought back.
@ApplicationModule(allowedDependencies = {"shared", "tables", "organisations", "tasks"})
@NullMarked
package org.throughline.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
