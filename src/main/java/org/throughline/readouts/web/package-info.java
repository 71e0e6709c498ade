/// The pages of readings.
@NullMarked
package org.throughline.readouts.web;

import org.jspecify.annotations.NullMarked;
