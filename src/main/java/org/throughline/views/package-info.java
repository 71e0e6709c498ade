/// Lists as somebody wants to see them again: a filter kept under a name, alone or shared with
/// one's unit. A view holds no rows and gives no right.
@ApplicationModule(allowedDependencies = {"shared", "tables", "organisations", "accounts"})
@NullMarked
package org.throughline.views;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
