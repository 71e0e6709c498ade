@NullMarked
package org.throughline.calendars.web;

import org.jspecify.annotations.NullMarked;
