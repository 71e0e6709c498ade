package org.throughline.demo;

import java.time.LocalDate;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// Some of it has been going on for weeks, and not all of it went well: days are set back that
/// nobody may set into the past, so that what is late, why, and how long hand-offs take has
/// something to show. One task waits for another, one was never taken up.
@Component
class DemoLate {
  /// By how many days each is late.
  private static final Map<String, Integer> LATE =
      Map.of(
          "Put up signs along the brook", 5,
          "Lay out a footpath along the opened bank", 9);

  private final DSLContext sql;

  DemoLate(DSLContext sql) {
    this.sql = sql;
  }

  void create(LocalDate today) {
    LATE.forEach((title, days) ->
        sql.execute(
            "update tasks.task set deadline = {0} where title = {1} and parent_id is null",
            DSL.val(today.minusDays(days)), DSL.val(title)));
    // Issued between one and nine days ago; what is late, five weeks ago.
    sql.execute(
        """
        update tasks.task
           set issued_at = issued_at
               - make_interval(days => case when deadline < {0} then 35 else 1 + (id % 9)::int end)
        """,
        DSL.val(today));
  }
}
