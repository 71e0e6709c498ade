/// Keeping views, and giving each list its own.
@NullMarked
package org.throughline.views.web;

import org.jspecify.annotations.NullMarked;
