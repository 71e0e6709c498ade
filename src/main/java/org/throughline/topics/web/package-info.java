/// The pages of topics.
@NullMarked
package org.throughline.topics.web;

import org.jspecify.annotations.NullMarked;
