/// The pages of invitations, rooms and calendars.
@NullMarked
package org.throughline.invitations.web;

import org.jspecify.annotations.NullMarked;
