/// The pages of importing and exporting.
@NullMarked
package org.throughline.imports.web;

import org.jspecify.annotations.NullMarked;
