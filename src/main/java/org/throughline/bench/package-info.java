/// Benchmarks, each one command: what the product does beside bare SQL on the same server, in one
/// run. `docs/scale.md` says what each measures.
@ApplicationModule
@NullMarked
package org.throughline.bench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
