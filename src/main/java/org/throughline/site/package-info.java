/// The page frame, the front page and each post's desk.
@ApplicationModule
@NullMarked
package org.throughline.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
