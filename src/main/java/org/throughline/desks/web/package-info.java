/// The desk's page.
@NullMarked
package org.throughline.desks.web;

import org.jspecify.annotations.NullMarked;
