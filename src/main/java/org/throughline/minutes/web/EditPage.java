package org.throughline.minutes.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.throughline.meetings.Meeting;
import org.throughline.minutes.Edit;
import org.throughline.minutes.Paragraph;
import org.throughline.minutes.TextBlock;
import org.throughline.minutes.Version;
import org.throughline.shared.web.Typed;

/// The form that minutes are written in: a field for each paragraph, and after each one a place for
/// another. A field is named by its paragraph's line, and stands in the order of the minutes.
///
/// @param typed what was typed when it was refused, by field
public record EditPage(
    Version version,
    Meeting meeting,
    List<Paragraph> paragraphs,
    List<TextBlock> blocks,
    Map<String, String> typed) {
  private static final String TEXT = "p-";
  private static final String AFTER = "after-";
  private static final String BLOCK = "block-";

  public String lang() {
    return meeting.language().tag();
  }

  public String text(Paragraph paragraph) {
    return typed.getOrDefault(TEXT + paragraph.line(), paragraph.text());
  }

  public String after(long line) {
    return typed.getOrDefault(AFTER + line, "");
  }

  /// Rows for a text of this length, so that it is seen whole.
  public int rows(Paragraph paragraph) {
    var wide = meeting.language() == org.throughline.shared.Language.CHINESE ? 40 : 80;
    return Math.clamp(1 + text(paragraph).length() / wide, 1, 16);
  }

  /// In the order in which a browser sends them, which is theirs on the page.
  static List<Edit> edits(MultiValueMap<String, String> form, List<TextBlock> blocks) {
    var edits = new ArrayList<Edit>();
    form.forEach((name, values) -> {
      var text = Typed.text(values.getFirst());
      if (name.startsWith(TEXT)) {
        Typed.id(name.substring(TEXT.length())).ifPresent(line -> edits.add(new Edit(line, text)));
      } else if (name.startsWith(AFTER)) {
        text.lines()
            .filter(each -> !each.isBlank())
            .forEach(each -> edits.add(new Edit(null, each)));
      } else if (name.startsWith(BLOCK)) {
        block(text, blocks).ifPresent(each -> edits.add(new Edit(null, each)));
      }
    });
    return edits;
  }

  private static Optional<String> block(@Nullable String id, List<TextBlock> blocks) {
    return Typed.id(id)
        .flatMap(wanted -> blocks.stream().filter(each -> each.id() == wanted).findFirst())
        .map(TextBlock::text);
  }

  static LinkedHashMap<String, String> typed(MultiValueMap<String, String> form) {
    var typed = new LinkedHashMap<String, String>();
    form.forEach((name, values) -> typed.put(name, Typed.text(values.getFirst())));
    return typed;
  }
}
