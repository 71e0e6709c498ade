/// Sign-in and first-run pages, and what stands between a request and its handler.
@NullMarked
package org.throughline.accounts.web;

import org.jspecify.annotations.NullMarked;
