/// Who is told what, and how it reaches them: in the product, by letter, by signed calls to other
/// programs. Owns the interfaces through which each module says what is worth telling and what is
/// to be done regularly.
@ApplicationModule(allowedDependencies = {"shared", "tables", "organisations", "lines", "audit"})
@NullMarked
package org.throughline.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
