package org.throughline.readouts.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A copy of a text, char for char as long, in which odd spaces are spaces and full-width digits
/// are digits. Rules read the copy; what they found is then worded as the original has it.
final class PlainText {
  private PlainText() {}

  static String of(String text) {
    char[] chars = text.toCharArray();
    boolean changed = false;
    for (int i = 0; i < chars.length; i++) {
      char plain = plain(chars[i]);
      changed |= plain != chars[i];
      chars[i] = plain;
    }
    return changed ? new String(chars) : text;
  }

  private static char plain(char c) {
    if (c == '\u00a0'
        || c == '\u3000'
        || c == '\u202f'
        || (c >= '\u2000' && c <= '\u200b')
        || c == '\r') {
      return ' ';
    }
    if (c >= '０' && c <= '９') {
      return (char) (c - '０' + '0');
    }
    return c == '\u2028' || c == '\u2029' ? '\n' : c;
  }

  static Reading restore(Reading r, String text) {
    if (r.text().equals(text)) {
      return r;
    }
    return new Reading(
        r.language(),
        text,
        worded(r.title(), text),
        worded(r.published(), text),
        worded(r.source(), text),
        worded(r.body(), text),
        r.kind(),
        worded(r.session(), text),
        r.enlarged(),
        r.held(),
        worded(r.place(), text),
        r.people().stream()
            .map(p -> new FoundPerson(own(p.name(), text), worded(p.post(), text), p.role()))
            .toList(),
        all(r.conveyed(), text),
        r.business().stream().map(b -> new FoundBusiness(b.kind(), own(b.text(), text))).toList(),
        r.requirements().stream()
            .map(q -> new FoundRequirement(own(q.text(), text), worded(q.addressee(), text)))
            .toList(),
        all(r.instruments(), text));
  }

  private static List<Found> all(List<Found> found, String text) {
    return found.stream().map(f -> own(f, text)).toList();
  }

  private static @Nullable Found worded(@Nullable Found found, String text) {
    return found == null ? null : own(found, text);
  }

  private static Found own(Found f, String text) {
    boolean words = !f.inferred() && f.value().length() == f.span().length();
    return words ? new Found(f.span().in(text), f.span(), false, f.confidence(), f.rule()) : f;
  }
}
