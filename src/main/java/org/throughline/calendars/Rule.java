package org.throughline.calendars;

import org.throughline.shared.Language;

/// One way to find a deadline.
///
/// @param number see [RuleKind]
/// @param firstDayCounts whether the day counted from is the first counted
/// @param sentenceEn with `{number} {from} {counted} {skipped} {rolled} {date}` to be filled
public record Rule(
    String code,
    RuleKind kind,
    int number,
    CountedFrom countedFrom,
    boolean firstDayCounts,
    Roll roll,
    String sentenceEn,
    String sentenceZh) {

  public String sentence(Language language) {
    return language == Language.ENGLISH ? sentenceEn : sentenceZh;
  }
}
