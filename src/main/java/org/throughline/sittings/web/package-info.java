/// The pages of a sitting: the secretary's, a member's, and the screen in the room.
@NullMarked
package org.throughline.sittings.web;

import org.jspecify.annotations.NullMarked;
