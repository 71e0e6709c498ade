/// Throughline: carries a directive clause by clause through meetings into tasks and back as
/// verified results.
@NullMarked
package org.throughline;

import org.jspecify.annotations.NullMarked;
