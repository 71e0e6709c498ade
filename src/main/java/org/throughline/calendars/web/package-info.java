/// Pages on which working calendars, least times and deadline rules are read and kept.
@NullMarked
package org.throughline.calendars.web;

import org.jspecify.annotations.NullMarked;
