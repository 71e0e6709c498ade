package org.throughline.readouts.reading;

import java.util.List;

/// What became of a file that somebody handed in to be read.
public sealed interface Intake {
  /// The file's text, ready for [Reader#read]. `charset` is the one it was decoded with.
  record Taken(String text, String charset, boolean markup) implements Intake {}

  /// Why it cannot be read: a message key, and what to put into the message.
  record Refused(String reason, List<Object> arguments) implements Intake {
    public Refused {
      arguments = List.copyOf(arguments);
    }

    static Refused because(String reason, Object... arguments) {
      return new Refused("readouts.intake." + reason, List.of(arguments));
    }
  }
}
