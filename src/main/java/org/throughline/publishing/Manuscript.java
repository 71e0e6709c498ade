package org.throughline.publishing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;

/// A text as an editor types it: paragraphs with blank lines between them, headings after `## `,
/// list items after `- `.
public final class Manuscript {
  static final int LONGEST_TITLE = 300;
  static final int LONGEST_SEGMENT = 5_000;
  static final int MOST_SEGMENTS = 300;

  private Manuscript() {}

  /// Segments without their title, as they are typed.
  public static String typed(List<Segment> segments) {
    var typed = new StringBuilder();
    Segment before = null;
    for (var segment : segments) {
      if (segment.kind() == SegmentKind.TITLE) {
        continue;
      }
      if (before != null) {
        var sameList = before.kind() == SegmentKind.ITEM && segment.kind() == SegmentKind.ITEM;
        typed.append(sameList ? "\n" : "\n\n");
      }
      typed.append(
          switch (segment.kind()) {
            case HEADING -> "## ";
            case ITEM -> "- ";
            case TITLE, PARAGRAPH -> "";
          });
      typed.append(segment.text());
      before = segment;
    }
    return typed.toString();
  }

  static Outcome<List<Segment>> read(
      @Nullable String typedTitle, @Nullable String typedBody, Language language) {
    var title = oneLine(clean(typedTitle), language);
    if (title.isEmpty()) {
      return Outcome.invalid("publishing.text.no_title");
    }
    if (title.length() > LONGEST_TITLE) {
      return Outcome.invalid("publishing.text.title_too_long", LONGEST_TITLE);
    }
    var segments = new ArrayList<Segment>();
    segments.add(new Segment(1, SegmentKind.TITLE, title));
    for (var block : clean(typedBody).split("\n[ \t]*\n")) {
      readBlock(block, language, segments);
    }
    if (segments.size() == 1) {
      return Outcome.invalid("publishing.text.no_text");
    }
    if (segments.size() > MOST_SEGMENTS) {
      return Outcome.invalid("publishing.text.too_many", MOST_SEGMENTS, segments.size());
    }
    var tooLong =
        segments.stream().filter(each -> each.text().length() > LONGEST_SEGMENT).findFirst();
    if (tooLong.isPresent()) {
      return Outcome.invalid(
          "publishing.text.paragraph_too_long",
          LONGEST_SEGMENT,
          tooLong.get().text().substring(0, 40));
    }
    return Outcome.done(List.copyOf(segments));
  }

  private static void readBlock(String block, Language language, List<Segment> segments) {
    var running = new ArrayList<String>();
    for (var line : block.split("\n")) {
      var stripped = line.strip();
      if (stripped.startsWith("## ") || stripped.startsWith("- ")) {
        addParagraph(running, language, segments);
        var heading = stripped.startsWith("## ");
        var text = stripped.substring(heading ? 3 : 2).strip();
        if (!text.isEmpty()) {
          var kind = heading ? SegmentKind.HEADING : SegmentKind.ITEM;
          segments.add(new Segment(segments.size() + 1, kind, text));
        }
      } else {
        running.add(stripped);
      }
    }
    addParagraph(running, language, segments);
  }

  private static void addParagraph(List<String> lines, Language language, List<Segment> segments) {
    var text = oneLine(String.join("\n", lines), language);
    lines.clear();
    if (!text.isEmpty()) {
      segments.add(new Segment(segments.size() + 1, SegmentKind.PARAGRAPH, text));
    }
  }

  /// Lines run on: with a space between them in English, without in Chinese.
  static String oneLine(String text, Language language) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining(language == Language.ENGLISH ? " " : ""));
  }

  /// Without the characters that XML 1.0 (and so the feed) cannot hold; `\n` line ends.
  static String clean(@Nullable String text) {
    if (text == null) {
      return "";
    }
    return text.replace("\r\n", "\n")
        .replace('\r', '\n')
        .codePoints()
        .filter(Manuscript::standsInXml)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .strip();
  }

  private static boolean standsInXml(int c) {
    return c == '\n'
        || c == '\t'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
