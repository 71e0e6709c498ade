package org.throughline.readouts.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells the kind of a meeting from a name, by an ordered list of rules.
final class Kinds {
  static final Kinds ENGLISH = new Kinds("kinds-en");
  static final Kinds CHINESE = new Kinds("kinds-zh");

  private record Rule(MeetingKind kind, Pattern pattern) {}

  private final List<Rule> rules = new ArrayList<>();

  private Kinds(String list) {
    Gazetteer.groups(list)
        .forEach((kind, patterns) -> {
          MeetingKind of = MeetingKind.valueOf(kind.toUpperCase(Locale.ROOT));
          patterns.forEach(p ->
              rules.add(
                  new Rule(of, Pattern.compile(p, Pattern.CASE_INSENSITIVE | Pattern.DOTALL))));
        });
  }

  /// The kind, on the words within `span` that tell it.
  Optional<Found> tell(String text, Span span) {
    String words = span.in(text).replace('*', ' ');
    for (Rule rule : rules) {
      Matcher m = rule.pattern.matcher(words);
      if (m.find()) {
        Span at = new Span(span.begin() + m.start(), span.begin() + m.end());
        return Optional.of(Found.inferred(rule.kind.code(), at, 0.8, "kind-by-name"));
      }
    }
    return Optional.empty();
  }
}
