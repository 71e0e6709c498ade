package org.throughline.shared;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.RecordMapper;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.stereotype.Component;

/// Statements whose text is made once for each shape and kept. Building a statement and writing it
/// out costs several times what it costs to run a small one, and a page asks a dozen.
///
/// What differs from one asking to the next is a place with a name (`DSL.param("person", ...)`),
/// and everything else is inlined: a query with a value that has no name is refused, because the
/// next reader would be given the first one's. What changes the text itself is said by the shape, a
/// record of the caller's own.
@Component
public class Kept {
  /// Marks names in the text while it is taken apart; no statement contains it.
  private static final String MARK = "\uE000";

  private static final Pattern NAME = Pattern.compile(MARK + "([A-Za-z0-9_]+)");

  /// Many times as many shapes as there are; a mistake in a shape must not fill the memory.
  private static final int MOST = 5_000;

  private final DSLContext sql;
  private final DSLContext naming;
  private final JdbcTemplate jdbc;
  private final Map<Object, Text> texts = new ConcurrentHashMap<>();

  Kept(DSLContext sql, JdbcTemplate jdbc) {
    this.sql = sql;
    this.jdbc = jdbc;
    this.naming =
        DSL.using(
            sql.configuration()
                .deriveSettings(settings -> settings.withRenderNamedParamPrefix(MARK)));
  }

  /// @param places what is bound, in order
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Text(String statement, List<Place> places, Field<?>[] columns) {}

  private record Place(String name, Field<?> type) {}

  /// @param shape equal for equal texts
  /// @param make is called for the first asking of a shape
  public Asking query(Object shape, Supplier<? extends Query> make) {
    var text = texts.get(shape);
    if (text == null) {
      if (texts.size() >= MOST) {
        texts.clear();
      }
      text = written(make.get());
      texts.put(shape, text);
    }
    return new Asking(text);
  }

  private Text written(Query query) {
    var named = naming.renderNamedParams(query);
    // Asked of the dialect: without it, an array is several values and loses its name.
    var types = naming.extractParams(query);
    var places = new ArrayList<Place>();
    var statement =
        NAME.matcher(named)
            .replaceAll(found -> {
              var name = found.group(1);
              if (Character.isDigit(name.charAt(0))) {
                throw new IllegalStateException("a value without a name in " + query.getSQL());
              }
              places.add(
                  new Place(
                      name, Objects.requireNonNull(types.get(name), () -> name + ": " + named)));
              return "?";
            });
    var columns =
        query instanceof Select<?> select
            ? select.getSelect().toArray(Field<?>[]::new)
            : new Field<?>[0];
    return new Text(statement, List.copyOf(places), columns);
  }

  /// One asking of a kept statement.
  public final class Asking {
    private final Text text;
    private final Map<String, @Nullable Object> values = new HashMap<>();

    private Asking(Text text) {
      this.text = text;
    }

    public Asking with(String name, @Nullable Object value) {
      values.put(name, value);
      return this;
    }

    public Asking with(Map<String, ?> some) {
      values.putAll(some);
      return this;
    }

    public <T> List<T> fetch(RecordMapper<? super Record, T> row) {
      return Objects.requireNonNull(
          jdbc.query(
              text.statement(),
              this::bind,
              (ResultSetExtractor<List<T>>) result -> rows(result, row)));
    }

    /// For what changes rows.
    ///
    /// @return how many
    public int execute() {
      return jdbc.update(text.statement(), this::bind);
    }

    public void forEach(Consumer<? super Record> row) {
      fetch(each -> each).forEach(row);
    }

    /// The first row.
    public <T> Optional<T> first(RecordMapper<? super Record, T> row) {
      return fetch(row).stream().findFirst();
    }

    @SuppressWarnings("removal") // jOOQ names no other way to bind without writing the text anew
    private void bind(PreparedStatement statement) {
      var context = sql.bindContext(statement);
      for (var place : text.places()) {
        if (!values.containsKey(place.name())) {
          throw new IllegalStateException("no value for " + place.name());
        }
        var value = DSL.val(values.get(place.name()), place.type().getDataType());
        context.bindValue(value.getValue(), value);
      }
    }

    private <T> List<T> rows(ResultSet result, RecordMapper<? super Record, T> row) {
      return sql.fetch(result, text.columns()).map(row::map);
    }
  }
}
