package org.throughline.readouts.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// As much of a JSON parser as the annotated records need: objects, lists, strings, true, false,
/// null.
final class Json {
  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  @SuppressWarnings("unchecked")
  static Map<String, @Nullable Object> object(String text) {
    return (Map<String, @Nullable Object>) java.util.Objects.requireNonNull(new Json(text).value());
  }

  private @Nullable Object value() {
    return switch (next()) {
      case '{' -> members();
      case '[' -> items();
      case '"' -> string();
      default -> word();
    };
  }

  private char next() {
    while (Character.isWhitespace(text.charAt(at))
        || text.charAt(at) == ','
        || text.charAt(at) == ':') {
      at++;
    }
    return text.charAt(at);
  }

  private Map<String, @Nullable Object> members() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    at++;
    while (next() != '}') {
      String name = string();
      members.put(name, value());
    }
    at++;
    return members;
  }

  private List<@Nullable Object> items() {
    List<@Nullable Object> items = new ArrayList<>();
    at++;
    while (next() != ']') {
      items.add(value());
    }
    at++;
    return items;
  }

  private String string() {
    StringBuilder out = new StringBuilder();
    at++;
    for (char c = text.charAt(at); c != '"'; c = text.charAt(++at)) {
      out.append(c == '\\' ? escaped() : c);
    }
    at++;
    return out.toString();
  }

  private char escaped() {
    char c = text.charAt(++at);
    if (c == 'u') {
      at += 4;
      return (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
    }
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      default -> c;
    };
  }

  private @Nullable Object word() {
    int begin = at;
    while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
      at++;
    }
    return switch (text.substring(begin, at)) {
      case "true" -> true;
      case "false" -> false;
      default -> null;
    };
  }
}
