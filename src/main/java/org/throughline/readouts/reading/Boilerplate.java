package org.throughline.readouts.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Tells the lines of a site's frame (menus, related news, footers) from those of the readout.
final class Boilerplate {
  private static final Pattern MENU =
      Pattern.compile("(?i)^" + Gazetteer.anyOf("menu-entries") + "(?:\\s*>+)?$");
  private static final Pattern STRAY =
      Pattern.compile("(?i)^" + Gazetteer.anyOf("stray-lines") + "\\s*[:：]?$");
  private static final Pattern FOOTER =
      Pattern.compile("(?i)^\\W*" + Gazetteer.anyOf("footer-beginnings") + ".*");
  private static final int SHORT = 45;

  private Boilerplate() {}

  static List<Line> without(List<Line> lines) {
    boolean[] frame = new boolean[lines.size()];
    markMenus(lines, frame);
    int end = footer(lines, frame);
    List<Line> kept = new ArrayList<>();
    for (int i = 0; i < end; i++) {
      Line line = lines.get(i);
      boolean stray = line.span().length() < SHORT && STRAY.matcher(line.words()).matches();
      if (!frame[i] && !stray) {
        kept.add(line);
      }
    }
    return kept;
  }

  /// A menu is a run of short lines with at least two entries that sites have in common.
  private static void markMenus(List<Line> lines, boolean[] frame) {
    int begin = 0;
    for (int i = 0; i <= lines.size(); i++) {
      if (i < lines.size() && couldBeEntry(lines.get(i))) {
        continue;
      }
      long known =
          lines.subList(begin, i).stream().filter(l -> MENU.matcher(l.words()).matches()).count();
      int end = i - begin > 4 && isHeadline(lines.get(i - 1)) ? i - 1 : i;
      for (int j = begin; j < end && i - begin >= 4 && known >= 2; j++) {
        frame[j] = true;
      }
      begin = i + 1;
    }
  }

  /// The line that ends a run may be the headline of the article below: set off, and longer than an
  /// entry.
  private static boolean isHeadline(Line line) {
    return line.blankBefore()
        && line.words().split("\\s+").length >= 4
        && !MENU.matcher(line.words()).matches();
  }

  private static boolean couldBeEntry(Line line) {
    String words = line.words();
    return line.span().length() < SHORT
        && !line.isShouted()
        && !line.endsSentence()
        && words.chars().filter(Character::isDigit).count() < 5
        && !words.toLowerCase(Locale.ROOT).startsWith("minutes");
  }

  /// Where the frame below the article begins: never in the first third, so that a heading cannot
  /// swallow the text.
  private static int footer(List<Line> lines, boolean[] frame) {
    if (lines.isEmpty()) {
      return 0;
    }
    int last = lines.getLast().span().end();
    for (int i = 1; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (!frame[i]
          && line.span().begin() * 3L > last
          && line.span().length() < 160
          && FOOTER.matcher(line.words()).matches()) {
        return i;
      }
    }
    return lines.size();
  }
}
