package org.throughline.invitations;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Kind;
import org.throughline.shared.Ref;

/// That one person is called to a meeting.
///
/// @param name in the reader's language
/// @param post for which they are called, in the reader's language; empty for none
/// @param sentSequence the notice as they were last sent it; null while they were not
/// @param substitute who comes instead, by name; null unless that is the answer
/// @param stale the day or the hours have changed since they answered
public record Invitation(
    long id,
    long meetingId,
    long personId,
    String name,
    String post,
    CalledAs calledAs,
    @Nullable Integer sentSequence,
    @Nullable Answer answer,
    @Nullable String reason,
    @Nullable Long substituteId,
    @Nullable String substitute,
    @Nullable Instant answeredAt,
    @Nullable Through through,
    boolean stale,
    @Nullable LocalDate remindedOn,
    boolean withdrawn) {

  public Ref ref() {
    return new Ref(Kind.INVITATION, id);
  }

  public boolean sent() {
    return sentSequence != null;
  }

  /// Whether something is asked of them.
  public boolean waits() {
    return sent() && !withdrawn && (answer == null || stale);
  }
}
