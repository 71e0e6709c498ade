/// Sign-in, sessions and what a request may do: turns a request into an `Actor`. The only user of
/// the security framework.
@ApplicationModule(allowedDependencies = {"shared", "organisations"})
@NullMarked
package org.throughline.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
