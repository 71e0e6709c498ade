/// Every list as a file: the page is asked, and a file is the answer.
@NullMarked
package org.throughline.tables.web;

import org.jspecify.annotations.NullMarked;
