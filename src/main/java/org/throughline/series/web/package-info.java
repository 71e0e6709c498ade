/// The pages of series of meetings.
@NullMarked
package org.throughline.series.web;

import org.jspecify.annotations.NullMarked;
