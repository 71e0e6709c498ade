package org.throughline.readouts.reading;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Writes a reading as the plain JSON that the annotated readouts use, without spans.
final class PredictionJson {
  private final StringBuilder out = new StringBuilder(2048);
  private boolean first = true;

  private PredictionJson() {}

  static String of(Reading r) {
    PredictionJson json = new PredictionJson();
    json.object(() -> {
      json.member("title", r.title());
      json.member("published", r.published());
      json.member("source", r.source());
      json.key("meeting");
      json.object(() -> json.meeting(r));
      json.list("people", r.people(), json::person);
      json.list("conveyed", r.conveyed(), found -> json.string(found.value()));
      json.list("business", r.business(), json::business);
      json.list("requirements", r.requirements(), json::requirement);
      json.list("instruments", r.instruments(), found -> json.string(found.value()));
    });
    return json.out.append('\n').toString();
  }

  private void meeting(Reading r) {
    member("body", r.body());
    member("kind", r.kind());
    member("session", r.session());
    key("enlarged");
    out.append(r.enlarged() != null);
    member("held", r.held());
    member("place", r.place());
  }

  private void person(FoundPerson person) {
    object(() -> {
      member("name", person.name());
      member("post", person.post());
      member("role", person.role().code());
    });
  }

  private void business(FoundBusiness item) {
    object(() -> {
      member("kind", item.kind().code());
      member("text", item.text());
    });
  }

  private void requirement(FoundRequirement requirement) {
    object(() -> {
      member("text", requirement.text());
      member("addressee", requirement.addressee());
    });
  }

  private void object(Runnable members) {
    out.append('{');
    first = true;
    members.run();
    out.append('}');
    first = false;
  }

  private <T> void list(String name, List<T> items, Consumer<T> writer) {
    key(name);
    out.append('[');
    first = true;
    for (T item : items) {
      comma();
      writer.accept(item);
      first = false;
    }
    out.append(']');
    first = false;
  }

  private void member(String name, @Nullable Found found) {
    member(name, found == null ? null : found.value());
  }

  private void member(String name, @Nullable String value) {
    key(name);
    if (value == null) {
      out.append("null");
    } else {
      string(value);
    }
  }

  private void key(String name) {
    comma();
    string(name);
    out.append(": ");
  }

  private void comma() {
    if (!first) {
      out.append(",\n");
    }
    first = false;
  }

  private void string(String value) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20 || c == 0x2028 || c == 0x2029 || isLoneSurrogate(value, i)) {
            out.append("\\u").append("%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /// Half a character cannot be written as UTF-8; escaped it survives.
  private static boolean isLoneSurrogate(String s, int i) {
    char c = s.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == s.length() || !Character.isLowSurrogate(s.charAt(i + 1));
    }
    return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(s.charAt(i - 1)));
  }
}
