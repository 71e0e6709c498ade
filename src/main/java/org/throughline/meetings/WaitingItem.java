package org.throughline.meetings;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Access;

/// An item that waits for a meeting.
///
/// @param organisationId whose meeting it waits for
/// @param fromItemId the item it was; null where it was brought in anew
/// @param notBefore goes on no meeting before this day
/// @param byRule whether it goes on the organisation's next agenda by itself
public record WaitingItem(
    long id,
    long organisationId,
    @Nullable Long fromItemId,
    ItemKind kind,
    String title,
    @Nullable String text,
    @Nullable Integer minutes,
    Access access,
    AgendaItem.Presenter presenter,
    @Nullable LocalDate notBefore,
    boolean byRule,
    Instant since) {

  /// Whether it may be dealt with on this day; where no day is known yet, whether it may be at any.
  boolean due(@Nullable LocalDate day) {
    return notBefore == null || (day != null && !day.isBefore(notBefore));
  }
}
