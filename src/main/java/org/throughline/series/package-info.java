/// Series: meetings that come again, with what each begins with, numbered by term; and copies of a
/// meeting.
@ApplicationModule(
    allowedDependencies = {"shared", "organisations", "audit", "calendars", "meetings", "tables"})
@NullMarked
package org.throughline.series;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
