/// A PostgreSQL server that Throughline brings along: unpacked, set up, started and stopped with
/// the application. Plain Java, and no other package of ours: the build starts it before anything
/// is compiled.
@NullMarked
package org.throughline.postgres;

import org.jspecify.annotations.NullMarked;
