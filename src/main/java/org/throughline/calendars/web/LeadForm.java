package org.throughline.calendars.web;

import org.jspecify.annotations.Nullable;
import org.throughline.calendars.MinimumLead;
import org.throughline.shared.Outcome;

/// @param own working days for one's own part
/// @param handOn working days to pass on
public record LeadForm(@Nullable String kind, @Nullable String own, @Nullable String handOn) {
  Outcome<MinimumLead> read() {
    return number(own) < 0 || number(handOn) < 0
        ? Outcome.invalid("calendars.refused.lead_days", MinimumLead.MOST)
        : Outcome.done(new MinimumLead(number(own), number(handOn)));
  }

  private static int number(@Nullable String text) {
    return text != null && text.strip().matches("[0-9]{1,4}") ? Integer.parseInt(text.strip()) : -1;
  }
}
