/// Positions: what members think of an item before the meeting, and who wants to speak; of a
/// circulation, their answers.
@ApplicationModule(allowedDependencies = {"shared", "organisations", "audit", "desks", "meetings"})
@NullMarked
package org.throughline.positions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
