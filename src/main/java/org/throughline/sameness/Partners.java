package org.throughline.sameness;

import java.util.List;
import java.util.Locale;

/// Words before a place's name that say it is a partner, a neighbour or an example, not one's own.
final class Partners {
  private static final List<String> BEFORE = Lists.lines("partners.txt");
  private static final int LONGEST = BEFORE.stream().mapToInt(String::length).max().orElse(0);

  private Partners() {}

  static boolean before(String text, int at) {
    var near = text.substring(Math.max(0, at - LONGEST - 6), at).strip().toLowerCase(Locale.ROOT);
    return BEFORE.stream().anyMatch(each -> near.endsWith(each) || near.endsWith(each + " the"));
  }
}
