/// The pages of papers.
@NullMarked
package org.throughline.papers.web;

import org.jspecify.annotations.NullMarked;
