/// The reader itself: a text into a proposed record in which every value keeps the span of text it
/// came from. Plain Java, word lists beside it as data; no database, no server.
@NamedInterface("reading")
@NullMarked
package org.throughline.readouts.reading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
