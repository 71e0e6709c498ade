package org.throughline.readouts.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The items of business of one text, each once: of an item discussed and then decided, the
/// decision.
final class BusinessBook {
  private static final Pattern REPORT_ON =
      Pattern.compile(
          "^(?:the |an? )?(?:\\w+ )?(?:report|briefing|presentation|update)s? (?:on|about|regarding"
              + "|concerning) (?:the )?");
  private static final int MOST = 600;
  private final String text;
  private final List<FoundBusiness> items = new ArrayList<>();

  BusinessBook(String text) {
    this.text = text;
  }

  void add(BusinessKind kind, Span span, double confidence, String rule) {
    if (items.size() >= MOST || span.length() == 0) {
      return;
    }
    Found found = Found.words(text, span, confidence, rule);
    FoundBusiness item = new FoundBusiness(kind, found);
    for (int i = 0; i < items.size(); i++) {
      FoundBusiness known = items.get(i);
      boolean same =
          known.text().span().overlaps(span)
              || key(known.text().value()).equals(key(found.value()));
      if (same) {
        if (kind == BusinessKind.ADOPTED && known.kind() != BusinessKind.ADOPTED) {
          items.set(i, item);
        }
        return;
      }
    }
    items.add(item);
  }

  boolean has(BusinessKind kind) {
    return items.stream().anyMatch(item -> item.kind() == kind);
  }

  List<FoundBusiness> items() {
    return items.stream().sorted((a, b) -> a.text().span().compareTo(b.text().span())).toList();
  }

  private static String key(String words) {
    return REPORT_ON
        .matcher(words.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\d]+", " ").strip())
        .replaceFirst("");
  }
}
