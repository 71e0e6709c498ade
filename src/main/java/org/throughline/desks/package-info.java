/// Each post's desk: what waits for whom, and what goes to the next holder when a post changes
/// hands. Owns the interfaces through which each module says both.
@ApplicationModule(
    allowedDependencies = {"shared", "tables", "organisations", "audit", "notifications"})
@NullMarked
package org.throughline.desks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
