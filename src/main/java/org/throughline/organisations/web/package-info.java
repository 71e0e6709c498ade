/// Pages on which an administrator keeps the tree, its posts and who holds them.
@NullMarked
package org.throughline.organisations.web;

import org.jspecify.annotations.NullMarked;
