/// The line as a page and as JSON.
@NullMarked
package org.throughline.lines.web;

import org.jspecify.annotations.NullMarked;
