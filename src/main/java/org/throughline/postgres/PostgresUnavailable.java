package org.throughline.postgres;

import org.jspecify.annotations.Nullable;

/// The server cannot be had. The message is a sentence for the person at the keyboard, and names a
/// way out.
public final class PostgresUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PostgresUnavailable(String sentence) {
    super(sentence);
  }

  PostgresUnavailable(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
