package org.throughline.readouts.reading;

/// One value read out of a text.
///
/// @param value what goes into the record: the words of the span, or for dates, kinds and yes/no
///   their code
/// @param span the words that the value rests on
/// @param inferred true where the value is more than its words say: "yesterday" resolved to a date,
///   a kind told from a body's name
/// @param confidence from 0 to 1; a rule's own judgement, to sort proposals by, not a probability
/// @param rule short name of the rule that found it, so that a wrong value leads to the code to
///   mend
public record Found(String value, Span span, boolean inferred, double confidence, String rule) {
  public Found {
    if (confidence < 0 || confidence > 1) {
      throw new IllegalArgumentException("confidence out of range: " + confidence);
    }
  }

  static Found words(String text, Span span, double confidence, String rule) {
    return new Found(span.in(text), span, false, confidence, rule);
  }

  static Found inferred(String value, Span span, double confidence, String rule) {
    return new Found(value, span, true, confidence, rule);
  }
}
