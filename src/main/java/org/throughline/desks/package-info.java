/// Each post's desk: what waits for whom. Owns the interface through which each module says what
/// waits.
@ApplicationModule(allowedDependencies = {"shared", "organisations"})
@NullMarked
package org.throughline.desks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
