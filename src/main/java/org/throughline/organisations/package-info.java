/// Organisations, posts, people and memberships over time; who acts from which post, and who may do
/// what.
@ApplicationModule(allowedDependencies = {"shared", "tables"})
@NullMarked
package org.throughline.organisations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
