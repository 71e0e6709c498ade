package org.throughline.notifications;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Ref;

/// One notice as its reader sees it.
///
/// @param eventId with the reader it is the notice's key
/// @param said a message key
/// @param title empty where the reader may no longer see the record, or it is gone
/// @param words empty in the same case; null for none
/// @param by the person and organisation that did it, in the reader's language; empty for the
///   system
public record Shown(
    long eventId,
    String topic,
    String said,
    Ref about,
    String title,
    String href,
    @Nullable String words,
    @Nullable LocalDate due,
    Instant at,
    String by,
    boolean read) {

  public boolean gone() {
    return title.isEmpty();
  }
}
