package org.throughline.readouts;

import java.util.List;
import org.throughline.readouts.Reading.Tongue;

/// Reads a readout or minutes into a proposed record. Stateless, safe for many threads.
public final class Reader {
  private Reader() {}

  public static Reading read(String text) {
    return new Reading(
        Tongue.of(text),
        text,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
