/// Layouts of documents: the same document as a Word file or as PDF, plain or as GB/T 9704-2012 has
/// official documents in Chinese.
@ApplicationModule(allowedDependencies = "shared")
@NullMarked
package org.throughline.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
