/// The pages of directives, their clauses, receipts and coverage.
@NullMarked
package org.throughline.directives.web;

import org.jspecify.annotations.NullMarked;
