/// The append-only trail: listens to every event in the transaction that published it.
@ApplicationModule(allowedDependencies = {"shared", "tables", "organisations"})
@NullMarked
package org.throughline.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
