/// The editors' pages, and the public ones with their feed.
@NullMarked
package org.throughline.publishing.web;

import org.jspecify.annotations.NullMarked;
