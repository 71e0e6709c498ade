/// The page on which positions are given and read.
@NullMarked
package org.throughline.positions.web;

import org.jspecify.annotations.NullMarked;
