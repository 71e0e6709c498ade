package org.throughline.shared.web;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A text with places for its arguments, as `java.text.MessageFormat` understands it, read once.
/// Most have no places or only plain ones (`{0}`), and are put together without that class.
sealed interface Wording {

  String with(Object @Nullable [] arguments);

  static Wording of(String pattern, Locale locale) {
    var format = new MessageFormat(pattern, locale);
    var formats = format.getFormatsByArgumentIndex();
    if (Arrays.stream(formats).anyMatch(Objects::nonNull)) {
      return new Formatted(format);
    }
    return formats.length == 0
        ? new Plain(format.format(new Object[0]))
        : filled(format, formats.length, locale);
  }

  /// The format itself says where its arguments go: each is a character of which no text has any.
  private static Filled filled(MessageFormat format, int places, Locale locale) {
    var marks = IntStream.range(0, places).mapToObj(at -> String.valueOf(mark(at))).toArray();
    var text = format.format(marks);
    var words = new ArrayList<String>();
    var numbers = new ArrayList<Integer>();
    int begin = 0;
    for (int at = 0; at < text.length(); at++) {
      int number = text.charAt(at) - mark(0);
      if (number >= 0 && number < places) {
        words.add(text.substring(begin, at));
        numbers.add(number);
        begin = at + 1;
      }
    }
    return new Filled(
        List.copyOf(words),
        numbers.stream().mapToInt(Integer::intValue).toArray(),
        text.substring(begin),
        locale);
  }

  private static char mark(int at) {
    return (char) ('\uE000' + at);
  }

  record Plain(String text) implements Wording {
    @Override
    public String with(Object @Nullable [] arguments) {
      return text;
    }
  }

  /// @param words what stands before each place
  /// @param numbers which argument goes to each place
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Filled(List<String> words, int[] numbers, String end, Locale locale) implements Wording {
    @Override
    public String with(Object @Nullable [] arguments) {
      var text = new StringBuilder();
      for (int at = 0; at < numbers.length; at++) {
        text.append(words.get(at));
        var number = numbers[at];
        if (arguments == null || number >= arguments.length) {
          text.append('{').append(number).append('}');
        } else {
          text.append(written(arguments[number]));
        }
      }
      return text.append(end).toString();
    }

    private String written(@Nullable Object argument) {
      return switch (argument) {
        case String words -> words;
        case Integer small when small >= 0 && small < 1000 -> small.toString();
        case Long small when small >= 0 && small < 1000 -> small.toString();
        case Number number -> NumberFormat.getInstance(locale).format(number);
        case java.util.Date date -> new MessageFormat("{0}", locale).format(new Object[] {date});
        case null, default -> String.valueOf(argument);
      };
    }
  }

  /// With a choice or a number's own format.
  record Formatted(MessageFormat format) implements Wording {
    @Override
    public String with(Object @Nullable [] arguments) {
      return ((MessageFormat) format.clone()).format(arguments);
    }
  }
}
