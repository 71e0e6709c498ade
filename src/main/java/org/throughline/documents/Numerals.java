package org.throughline.documents;

import org.throughline.shared.Language;

/// How items are numbered: 1, 2, 3; in Chinese 一、二、三.
public final class Numerals {
  private static final String DIGITS = "零一二三四五六七八九";

  private Numerals() {}

  public static String of(int number, Language language) {
    return language == Language.CHINESE ? chinese(number) : Integer.toString(number);
  }

  /// 十, 二十一, 一百零五, 一千二百.
  static String chinese(int number) {
    if (number < 1 || number > 9_999) {
      return Integer.toString(number);
    }
    var written = new StringBuilder();
    var gap = false;
    var units = new String[] {"千", "百", "十", ""};
    for (int place = 0, unit = 1_000; place < 4; place++, unit /= 10) {
      int digit = number / unit % 10;
      if (digit == 0) {
        gap = !written.isEmpty();
      } else {
        if (gap) {
          written.append('零');
          gap = false;
        }
        if (!(digit == 1 && unit == 10 && written.isEmpty())) {
          written.append(DIGITS.charAt(digit));
        }
        written.append(units[place]);
      }
    }
    return written.toString();
  }
}
