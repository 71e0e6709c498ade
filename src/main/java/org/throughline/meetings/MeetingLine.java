package org.throughline.meetings;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Language;

/// A meeting in a list.
///
/// @param organisation in the reader's language
/// @param items how many of those that the reader may see stand on its agenda
public record MeetingLine(
    long id,
    String title,
    Language language,
    long organisationId,
    String organisation,
    MeetingForm form,
    MeetingState state,
    @Nullable LocalDate heldOn,
    int items) {

  public boolean sits() {
    return form.sits();
  }
}
