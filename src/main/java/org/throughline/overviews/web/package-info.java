/// The pages of looking over.
@NullMarked
package org.throughline.overviews.web;

import org.jspecify.annotations.NullMarked;
