package org.throughline.calendars;

import java.time.LocalDate;
import org.throughline.shared.Language;

/// A date with what gave it.
///
/// @param rule the pack's code and the rule's: `common/ten-days`
/// @param version of the pack
public record Explained(
    LocalDate date, String rule, int version, String sentenceEn, String sentenceZh) {

  public String sentence(Language language) {
    return language.pick(sentenceEn, sentenceZh);
  }
}
