package org.throughline.readouts.reading;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Recognises Chinese personal names: by surname, by length, and by the post or the boundary in
/// front of them.
final class ChineseNames {
  private static final Set<String> SURNAMES = Gazetteer.words("surnames-zh");
  private static final String POST_END =
      Gazetteer.lines("post-endings-zh").stream().collect(Collectors.joining("|", "(?:", ")"));
  private static final Pattern AFTER_POST = Pattern.compile(POST_END + "(?:、|\\s)?$");
  private static final Pattern BOUNDARY = Pattern.compile("(?:^|[，、；：。！？\\s“”（）()》和及与由受])$");
  private static final Pattern MINORITY =
      Pattern.compile("[\\p{IsHan}]{2,8}(?:[·•][\\p{IsHan}]{1,8}){1,3}$");
  private static final Pattern POST = Pattern.compile("[\\p{IsHan}“”（）()、]{0,60}" + POST_END + "$");
  private static final Pattern NOT_A_NAME =
      Pattern.compile("全体|全会|有关|相关|其他|同志|方面|部门|国务院|会议|常委|党组|公司|单位|成员|委员|代表|主席|书记");

  private ChineseNames() {}

  /// The name that ends exactly where `span` does, if one does.
  static Optional<Span> endingAt(String text, Span span) {
    String words = span.in(text);
    Matcher minority = MINORITY.matcher(words);
    if (minority.find()) {
      return Optional.of(new Span(span.begin() + minority.start(), span.end()));
    }
    Optional<Span> atBoundary = Optional.empty();
    for (int length : List.of(3, 2, 4)) {
      int begin = span.end() - length;
      if (begin < span.begin() || !isName(text.substring(begin, span.end()))) {
        continue;
      }
      String before = text.substring(span.begin(), begin);
      if (AFTER_POST.matcher(before).find()) {
        return Optional.of(new Span(begin, span.end()));
      }
      if (atBoundary.isEmpty() && BOUNDARY.matcher(before).find()) {
        atBoundary = Optional.of(new Span(begin, span.end()));
      }
    }
    return atBoundary;
  }

  /// Two or three characters with a surname in front, or up to four with one of two characters.
  static boolean isName(String words) {
    if (words.codePoints().anyMatch(c -> !Character.isIdeographic(c))
        || NOT_A_NAME.matcher(words).find()) {
      return false;
    }
    boolean compound = words.length() > 2 && SURNAMES.contains(words.substring(0, 2));
    boolean simple = !words.isEmpty() && SURNAMES.contains(words.substring(0, 1));
    return switch (words.length()) {
      case 2 -> simple;
      case 3 -> simple || compound;
      case 4 -> compound;
      default -> false;
    };
  }

  /// The post written directly before a name, from the last boundary on.
  static Optional<Span> postBefore(String text, Span span) {
    String words = span.in(text);
    int begin =
        Math.max(
                words.lastIndexOf('，'),
                Math.max(
                    words.lastIndexOf('。'),
                    Math.max(words.lastIndexOf('：'), words.lastIndexOf('；'))))
            + 1;
    String tail =
        words
            .substring(begin)
            .replaceAll("^.*(?:听取了?|审议了?|主持)", "")
            .replaceAll("^(?:[（(][^）)]*[）)]|\\s|受|由|在|，)+", "");
    Matcher m = POST.matcher(tail);
    return m.find()
        ? Optional.of(new Span(span.end() - (m.end() - m.start()), span.end()))
        : Optional.empty();
  }

  static boolean isPost(String words) {
    return POST.matcher(words).matches();
  }
}
