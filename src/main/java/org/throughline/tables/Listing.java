package org.throughline.tables;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.web.Texts;

/// A list as its page shows it, on its way into a file: rows, and what stands in each column.
public final class Listing<T> {
  private final Texts texts;
  private final String title;
  private final List<T> rows;
  private final List<String> heads = new ArrayList<>();
  private final List<Function<T, @Nullable Object>> cells = new ArrayList<>();

  private Listing(Texts texts, String title, Collection<T> rows) {
    this.texts = texts;
    this.title = title;
    this.rows = List.copyOf(rows);
  }

  /// @param key of the message that is its title
  public static <T> Listing<T> of(Texts texts, String key, Collection<T> rows) {
    return new Listing<>(texts, texts.of(key), rows);
  }

  /// @param key of the message that heads the column
  /// @param cell text, number, day or moment; null for nothing
  public Listing<T> column(String key, Function<T, @Nullable Object> cell) {
    return headed(texts.of(key), cell);
  }

  /// A column whose head is no message, such as the name of a body.
  public Listing<T> headed(String head, Function<T, @Nullable Object> cell) {
    heads.add(head);
    cells.add(cell);
    return this;
  }

  public Table table() {
    return new Table(
        title,
        heads,
        rows.stream()
            .map(row -> cells.stream().map(cell -> value(cell.apply(row))).toList())
            .toList());
  }

  private Object value(@Nullable Object cell) {
    return switch (cell) {
      case null -> "";
      case Number number -> number;
      case LocalDate day -> day;
      case Instant moment -> texts.moment(moment);
      default -> cell.toString();
    };
  }
}
