/// What every page is made with: the frame around it, texts in the reader's language, and one
/// answer to a form however often it is sent.
@NullMarked
package org.throughline.shared.web;

import org.jspecify.annotations.NullMarked;
