/// The front page and the desk.
@NullMarked
package org.throughline.site.web;

import org.jspecify.annotations.NullMarked;
