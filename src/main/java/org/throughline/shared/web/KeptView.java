package org.throughline.shared.web;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A list's filter under a name, as the list shows it.
///
/// @param query what follows the question mark, as [#canonical] writes it
/// @param shared with the reader's unit
/// @param own kept by the reader
/// @param opens whether the list opens with it for this reader
public record KeptView(
    long id, String path, String query, String name, boolean shared, boolean own, boolean opens) {

  /// The request's attribute that holds those of its list; absent where the page has none.
  public static final String ATTRIBUTE = "throughline.kept-views";

  /// What belongs to a moment and not to a view.
  private static final String PASSING = "(page|before|after|done|take|table|usual)(=.*)?";

  public String address() {
    return path + "?" + query;
  }

  /// A query without what is empty or belongs to a moment, so that the same filter is the same
  /// text.
  public static String canonical(String query) {
    return Arrays.stream(query.split("&"))
        .filter(part -> part.contains("=") && !part.endsWith("=") && !part.matches(PASSING))
        .distinct()
        .sorted()
        .collect(Collectors.joining("&"));
  }

  /// All that a list has, and how it is filtered now.
  public record Bar(List<KeptView> views, String now) {
    public Bar {
      views = List.copyOf(views);
    }

    /// Whether the present filter is worth keeping.
    public boolean keepable() {
      return !now.isEmpty() && views.stream().noneMatch(each -> each.query().equals(now));
    }
  }
}
