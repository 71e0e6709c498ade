/// Working calendars, the least time each level needs, and the rules that give deadlines with the
/// sentence that explains each.
@ApplicationModule(allowedDependencies = {"shared", "tables", "organisations"})
@NullMarked
package org.throughline.calendars;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
