/// The pages of minutes and of what is made of them.
@NullMarked
package org.throughline.minutes.web;

import org.jspecify.annotations.NullMarked;
