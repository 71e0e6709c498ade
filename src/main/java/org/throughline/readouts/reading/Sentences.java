package org.throughline.readouts.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.throughline.readouts.reading.Reading.Tongue;

/// Cuts blocks into sentences. A "sentence" beyond [#LONGEST] chars is cut there: it keeps every
/// rule linear.
final class Sentences {
  static final int LONGEST = 4000;

  private static final Set<String> ABBREVIATIONS = Gazetteer.words("abbreviations-en");
  private static final String CLOSERS = "\"”’')）」』》]*_";

  private Sentences() {}

  /// @param block index of the block it stands in
  record Sentence(Span span, int block, Block.Style style) {
    int begin() {
      return span.begin();
    }

    int end() {
      return span.end();
    }
  }

  static List<Sentence> of(Page page) {
    List<Sentence> sentences = new ArrayList<>();
    for (int b = 0; b < page.blocks.size(); b++) {
      Block block = page.blocks.get(b);
      int begin = block.span().begin();
      for (int i = begin; i < block.span().end(); i++) {
        int end = end(page, i, block.span().end());
        if (end > 0 || i - begin >= LONGEST) {
          end = Math.max(end, i + 1);
          add(sentences, page.text, new Span(begin, end), b, block.style());
          begin = end;
          i = end - 1;
        }
      }
      add(sentences, page.text, new Span(begin, block.span().end()), b, block.style());
    }
    return sentences;
  }

  private static void add(List<Sentence> to, String text, Span span, int block, Block.Style style) {
    Span bare = Trim.space(text, span);
    if (bare.length() > 1) {
      to.add(new Sentence(bare, block, style));
    }
  }

  /// The end of the sentence that stops at `i`, closing quotes and brackets included, or 0 if none
  /// stops there.
  private static int end(Page page, int i, int limit) {
    String text = page.text;
    char c = text.charAt(i);
    boolean chinese = "。！？".indexOf(c) >= 0;
    if (!chinese && (page.tongue == Tongue.CHINESE || ".!?".indexOf(c) < 0)) {
      return 0;
    }
    int end = i + 1;
    while (end < limit && CLOSERS.indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    if (chinese) {
      return end;
    }
    return end == limit || (c == '.' ? stops(text, i, end, limit) : opens(text, end, limit))
        ? end
        : 0;
  }

  private static boolean stops(String text, int dot, int end, int limit) {
    if (!opens(text, end, limit)) {
      return false;
    }
    int word = dot;
    while (word > 0
        && (Character.isLetter(text.charAt(word - 1)) || text.charAt(word - 1) == '.')) {
      word--;
    }
    String before = text.substring(word, dot);
    boolean initial = before.length() == 1 && Character.isUpperCase(before.charAt(0));
    boolean dotted = before.length() > 1 && before.charAt(before.length() - 2) == '.';
    return !initial
        && !(dotted && Character.isUpperCase(before.charAt(0)))
        && !ABBREVIATIONS.contains(before.toLowerCase(java.util.Locale.ROOT));
  }

  /// After a stop comes space and what can begin a sentence; some texts forget the space before a
  /// capital.
  private static boolean opens(String text, int end, int limit) {
    int i = end;
    while (i < limit && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    if (i == limit) {
      return true;
    }
    char c = text.charAt(i);
    boolean gap = i > end;
    return gap && (Character.isUpperCase(c) || Character.isDigit(c) || "“\"‘'(*[".indexOf(c) >= 0);
  }
}
