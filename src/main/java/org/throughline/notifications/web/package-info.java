/// Pages of what a person has been told, how they want to be told, and which programs are called.
@NullMarked
package org.throughline.notifications.web;

import org.jspecify.annotations.NullMarked;
