package org.throughline.readouts.reading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Who must act, as a requirement in English names them; nobody where it is only "we" or not said.
final class Addressees {
  private static final String WHO =
      "((?:the\\s+|all\\s+|each\\s+|every\\s+)?[\\p{L}“][^,.;:]{1,220}?"
          + "|(?:the\\s+)?[\\p{L}][^.;:]{1,220}?)";
  private static final Pattern ASKED =
      Pattern.compile(
          "(?is)\\b(?:instructed|directed|requested|urged|asked|advised|ordered|tasked"
              + "|called\\s+(?:up)?on|calls\\s+on|urges|reminded|encouraged|told"
              + "|demanded\\s+that|demanded\\s+(?:from|of))\\s+"
              + WHO
              + "\\s+(?:to|with|keep|be|ensure|take)\\b");
  private static final Pattern ARE_ASKED =
      Pattern.compile(
          "(?is)^(?:[^,]{0,60},\\s+)?(?:it\\s+(?:is|was)\\s+\\w+\\s+that\\s+)?"
              + WHO
              + "\\s+(?:has\\s+been|have\\s+been|was|were|is|are)\\s+(?:also\\s+)?(?:instructed"
              + "|directed|requested|urged|asked|advised|ordered|tasked|informed|told|required"
              + "|expected|reminded)\\b");
  private static final Pattern SUBJECT =
      Pattern.compile(
          "(?is)(?:^|\\bthat\\s+(?:this\\s+year,\\s+)?|\\bsaid\\s+|,\\s+)"
              + WHO
              + "\\s+(?:must|should|shall|need\\s+to|needs\\s+to|will)\\b");
  private static final Pattern PRONOUN =
      Pattern.compile(
          "(?is)^(?:the|an?|all|to)$|^(?:that\\s+)?(?:we|they|he|she|it|you|us|all\\s+of\\s+us|there|this|these|those"
              + "|which|who|them|him|her|everyone|what)\\b.*|.*\\b(?:said|that|which|stressed"
              + "|emphasi[sz]ed|noted|requirements?|measures?|action|work|efforts?|attention"
              + "|priority|report|agreement)$");

  private static final Pattern SAID =
      Pattern.compile(
          "(?i)\\b(?:said|says|stated|stressed|emphasi[sz]ed|noted|added|pointed\\s+out"
              + "|recommended|that)\\s+(?:that\\s+)?");

  private final String text;

  Addressees(String text) {
    this.text = text;
  }

  @Nullable Found in(Span requirement) {
    for (Pattern pattern : new Pattern[] {ASKED, ARE_ASKED, SUBJECT}) {
      Matcher m =
          pattern
              .matcher(text)
              .region(requirement.begin(), Math.min(requirement.end(), requirement.begin() + 1200));
      if (m.find() && !PRONOUN.matcher(m.group(1)).matches()) {
        return found(m);
      }
    }
    return null;
  }

  /// The subject of a head such as "According to the conference, departments will:".
  @Nullable Found before(Span head) {
    Matcher m =
        Pattern.compile(
                "(?is)(?:^|,\\s*)([^,]{2,120}?)\\s+(?:will|shall|must|should|are\\s+to"
                    + "|is\\s+to)\\s*:")
            .matcher(text)
            .region(head.begin(), head.end());
    return m.find() && !PRONOUN.matcher(m.group(1)).matches() ? found(m) : null;
  }

  private Found found(Matcher m) {
    Matcher said = SAID.matcher(text).region(m.start(1), m.end(1));
    int begin = m.start(1);
    while (said.find()) {
      begin = said.end();
    }
    return Found.words(text, Trim.phrase(text, new Span(begin, m.end(1))), 0.6, "addressee");
  }
}
