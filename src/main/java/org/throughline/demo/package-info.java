/// A fictional four-level tree with people, posts, accounts and one matter under way. Made only
/// with `--demo`, and only where nothing stands yet.
@ApplicationModule
@NullMarked
package org.throughline.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
