/// The page of an agenda item: what was decided, the next steps, what became of it.
@NullMarked
package org.throughline.decisions.web;

import org.jspecify.annotations.NullMarked;
