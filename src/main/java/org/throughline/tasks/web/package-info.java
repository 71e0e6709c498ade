/// The pages of tasks.
@NullMarked
package org.throughline.tasks.web;

import org.jspecify.annotations.NullMarked;
