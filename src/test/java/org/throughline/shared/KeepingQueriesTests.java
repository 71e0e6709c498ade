package org.throughline.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;
import org.throughline.support.ProductTest;

@ProductTest
class KeepingQueriesTests {
  private final Kept kept;

  KeepingQueriesTests(Kept kept) {
    this.kept = kept;
  }

  private record Shape(String name) {}

  @Test
  void aTextIsMadeOnceAndAskedWithOtherValues() {
    var made = new AtomicInteger();
    for (long number = 1; number <= 3; number++) {
      var answer =
          kept.query(
                  new Shape("once"),
                  () -> {
                    made.incrementAndGet();
                    var given = DSL.param("number", SQLDataType.BIGINT);
                    return DSL.select(
                        given.plus(given).as("twice"), DSL.inline("a:b?").as("words"));
                  })
              .with("number", number)
              .first(row -> row.get("twice", Long.class) + row.get("words", String.class))
              .orElseThrow();
      assertThat(answer).isEqualTo(2 * number + "a:b?");
    }
    assertThat(made).hasValue(1);
  }

  @Test
  void aValueWithoutANameIsRefused() {
    assertThatThrownBy(
            () -> kept.query(new Shape("unnamed"), () -> DSL.select(DSL.val("somebody's own"))))
        .hasMessageContaining("a value without a name");
  }

  @Test
  void aPlaceWithoutAValueIsRefused() {
    var asking =
        kept.query(
            new Shape("missing"), () -> DSL.select(DSL.param("missing", SQLDataType.BIGINT)));
    assertThatThrownBy(() -> asking.fetch(row -> row)).hasMessageContaining("no value for missing");
  }
}
