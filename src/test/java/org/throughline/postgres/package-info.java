@NullMarked
package org.throughline.postgres;

import org.jspecify.annotations.NullMarked;
