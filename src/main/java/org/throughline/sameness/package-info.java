/// Sameness: what a report shares with its clause, with reports of siblings and with the one before
/// it, and whether it names another place. Shown, never judged.
@ApplicationModule(allowedDependencies = {"shared", "organisations"})
@NullMarked
package org.throughline.sameness;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
