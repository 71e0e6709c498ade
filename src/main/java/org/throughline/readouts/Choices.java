package org.throughline.readouts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a person decided about a reading, sent as a whole.
///
/// @param keepsMeeting whether the text reports a meeting of the reader's own body
/// @param organisationId the organisation that met; null while nobody has said
/// @param heldOn ISO date, for a text that does not say it; null or blank for none
/// @param restConfirmed whether everything left open is confirmed as it stands
public record Choices(
    List<Choice> values,
    boolean keepsMeeting,
    @Nullable Long organisationId,
    @Nullable String heldOn,
    boolean restConfirmed) {
  public Choices {
    values = List.copyOf(values);
  }

  /// About one value.
  ///
  /// @param decision an edited text counts as changed, whether or not it was also confirmed
  /// @param value the text as sent; null leaves it
  /// @param code a role or a kind of business; null leaves it
  /// @param link whom or what it is: null leaves it, an empty text stands for a new record
  public record Choice(
      int position,
      ValueDecision decision,
      @Nullable String value,
      @Nullable String code,
      @Nullable String link) {}
}
