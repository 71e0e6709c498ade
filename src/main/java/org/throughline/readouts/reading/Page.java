package org.throughline.readouts.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.throughline.readouts.reading.Reading.Tongue;

/// A text laid out: its lines without menus and footers, and the blocks (paragraphs, bullets,
/// headings) they form.
final class Page {
  static final Pattern BULLET = Pattern.compile("(?:[-*+•·▪◦]|\\d{1,2}[.)])\\s+(?=\\S)");

  private static final Set<String> LINKS =
      Set.of("the", "and", "of", "to", "for", "in", "on", "by", "with", "a", "an");

  /// A gap this wide separates columns.
  private static final int GAP = 40;

  /// Past this length a text is no readout; the rest is left unread so that a hostile file costs
  /// little.
  static final int LONGEST_READ = 1_000_000;

  final String text;
  final Tongue tongue;
  final List<Line> lines;
  final List<Block> blocks;
  private final int width;

  private Page(String text, Tongue tongue, List<Line> lines) {
    this.text = text;
    this.tongue = tongue;
    this.lines = lines;
    this.width = width(lines);
    this.blocks = blocks();
  }

  static Page of(String text) {
    Tongue tongue = Tongue.of(text);
    return new Page(text, tongue, Boilerplate.without(split(text)));
  }

  private static List<Line> split(String text) {
    List<Line> lines = new ArrayList<>();
    int length = Math.min(text.length(), LONGEST_READ);
    boolean blank = true;
    for (int at = 0; at < length; ) {
      int newline = text.indexOf('\n', at);
      int end = Math.min(gap(text, at, newline < 0 ? length : Math.min(newline, length)), length);
      Span bare = Trim.space(text, new Span(at, end));
      if (bare.length() == 0) {
        blank = true;
      } else {
        lines.add(new Line(bare, bare.begin() - at, blank, bare.in(text)));
        blank = false;
      }
      at = end + 1;
    }
    return lines;
  }

  /// The end of the line, or of its first column.
  private static int gap(String text, int begin, int end) {
    int spaces = 0;
    for (int i = begin; i < end; i++) {
      spaces = text.charAt(i) == ' ' ? spaces + 1 : 0;
      if (spaces == GAP) {
        return i;
      }
    }
    return end;
  }

  /// The width at which the text was wrapped by hand, or 0 where each paragraph is one line.
  private static int width(List<Line> lines) {
    if (lines.size() < 8) {
      return 0;
    }
    int[] lengths = lines.stream().mapToInt(line -> line.span().length()).sorted().toArray();
    int wide = lengths[lengths.length * 19 / 20];
    return wide >= 45 && wide <= 110 ? wide : 0;
  }

  private List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    int first = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (i + 1 == lines.size() || !continues(lines.get(i), lines.get(i + 1))) {
        blocks.add(block(lines.get(first), lines.get(i)));
        first = i + 1;
      }
    }
    return blocks;
  }

  private Block block(Line first, Line last) {
    Span span = new Span(first.span().begin(), last.span().end());
    if (first.isMarkedHeading()) {
      return new Block(span, Block.Style.HEADING);
    }
    if (first.isBullet()) {
      return new Block(span, Block.Style.BULLET);
    }
    boolean heading = first == last && !first.endsSentence() && span.length() < 90;
    return new Block(span, heading ? Block.Style.HEADING : Block.Style.PARAGRAPH);
  }

  private boolean continues(Line line, Line next) {
    if (tongue == Tongue.CHINESE
        || next.span().begin() - line.span().end() > GAP
        || next.isBullet()
        || next.isMarkedHeading()
        || line.isMarkedHeading()
        || line.words().startsWith("---")
        || next.words().startsWith("---")) {
      return false;
    }
    if (width > 0 && !next.blankBefore() && next.indent() <= line.indent()) {
      return !line.endsSentence() && line.isShouted() == next.isShouted();
    }
    if (line.endsSentence() || line.isShouted() != next.isShouted()) {
      return false;
    }
    boolean full = width > 0 && line.span().length() > width * 3 / 5;
    boolean cutOff = line.words().endsWith(",") || Character.isLowerCase(next.words().charAt(0));
    return full || (cutOff && line.span().length() > 40) || endsInLink(line);
  }

  private static boolean endsInLink(Line line) {
    String words = line.words();
    return words.length() > 40 && LINKS.contains(words.substring(words.lastIndexOf(' ') + 1));
  }
}
