/// The pages of meetings.
@NullMarked
package org.throughline.meetings.web;

import org.jspecify.annotations.NullMarked;
