/// Pages of indicators, figures, data requests and of what they cost.
@NullMarked
package org.throughline.indicators.web;

import org.jspecify.annotations.NullMarked;
