package org.throughline.tasks;

import static throughline.db.tasks.Tables.TASK;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.throughline.shared.Access;
import org.throughline.shared.Coded;

/// Tasks as they stand in the database.
@Component
class TaskRows {
  /// The longest list that is not a page of one.
  static final int LIMIT = 500;

  private static final SelectFieldOrAsterisk[] COLUMNS = {
    TASK.ID,
    TASK.TITLE,
    TASK.TEXT,
    TASK.CLAUSE_ID,
    TASK.DECISION_CLAUSE_ID,
    TASK.PARENT_ID,
    TASK.OWN_INITIATIVE,
    TASK.ISSUING_ORGANISATION_ID,
    TASK.LEAD_ORGANISATION_ID,
    TASK.LEAD_POST_ID,
    TASK.SUPERVISOR_ORGANISATION_ID,
    TASK.OFFICIAL_PERSON_ID,
    TASK.DEADLINE,
    TASK.REVIEW_ON,
    TASK.DEADLINE_RULE,
    TASK.ACCESS,
    TASK.STATE,
    TASK.PROGRESS,
    TASK.ISSUED_AT,
    TASK.FIRST_POST_ID,
    TASK.PLACE_IN_ORDER,
    TASK.STATE_BEFORE,
    TASK.THEMES,
    TASK.TARGET_GROUPS,
    TASK.PROGRAMME_ID,
    TASK.RECURRENCE_ID,
    TASK.SPLIT_FROM_ID
  };

  private final DSLContext sql;

  TaskRows(DSLContext sql) {
    this.sql = sql;
  }

  Optional<Task> find(Condition where) {
    return sql.select(COLUMNS).from(TASK).where(where).fetchOptional(TaskRows::task);
  }

  /// Until the transaction ends, nobody else changes it.
  Optional<Task> lock(Condition where) {
    return sql.select(COLUMNS).from(TASK).where(where).forUpdate().fetchOptional(TaskRows::task);
  }

  List<Task> list(Condition where) {
    return page(where, 0, LIMIT, TASK.ID.asc());
  }

  List<Task> page(Condition where, int offset, int limit, OrderField<?>... order) {
    return sql.select(COLUMNS)
        .from(TASK)
        .where(where)
        .orderBy(order)
        .limit(offset, limit)
        .fetch(TaskRows::task);
  }

  /// The first of each group by due day, in one statement.
  ///
  /// @param groups no task belongs to two
  /// @return as many lists as there are groups
  List<List<Task>> grouped(List<Condition> groups, Condition where, int limit) {
    if (groups.isEmpty()) {
      return List.of();
    }
    var group = DSL.case_().when(groups.getFirst(), DSL.inline(0));
    for (var index = 1; index < groups.size(); index++) {
      group = group.when(groups.get(index), DSL.inline(index));
    }
    var number = group.as("group_number");
    var place =
        DSL.rowNumber().over().partitionBy(group).orderBy(TASK.DUE, TASK.ID).as("group_place");
    // Its columns keep their names, so that they are read as if they came from the table itself.
    var first =
        DSL.select(COLUMNS).select(number, place).from(TASK).where(DSL.or(groups)).and(where);
    var found = Stream.<List<Task>>generate(ArrayList::new).limit(groups.size()).toList();
    var grouped = first.asTable(TASK.getName());
    sql.select(grouped.fields())
        .from(grouped)
        .where(DSL.field(DSL.name("group_place"), Integer.class).le(limit))
        .orderBy(DSL.field(DSL.name("group_number")), DSL.field(DSL.name("group_place")))
        .forEach(row -> found.get(row.get(number)).add(task(row)));
    return found;
  }

  /// At most `limit`: nobody waits for a count that nobody reads.
  int count(Condition where, int limit) {
    return sql.fetchCount(sql.selectOne().from(TASK).where(where).limit(limit));
  }

  private static Task task(Record row) {
    return new Task(
        row.get(TASK.ID),
        row.get(TASK.TITLE),
        row.get(TASK.TEXT),
        row.get(TASK.CLAUSE_ID),
        row.get(TASK.DECISION_CLAUSE_ID),
        row.get(TASK.PARENT_ID),
        row.get(TASK.OWN_INITIATIVE),
        row.get(TASK.ISSUING_ORGANISATION_ID),
        row.get(TASK.LEAD_ORGANISATION_ID),
        row.get(TASK.LEAD_POST_ID),
        row.get(TASK.SUPERVISOR_ORGANISATION_ID),
        row.get(TASK.OFFICIAL_PERSON_ID),
        row.get(TASK.DEADLINE),
        row.get(TASK.REVIEW_ON),
        row.get(TASK.DEADLINE_RULE),
        Coded.of(Access.class, row.get(TASK.ACCESS)),
        Coded.of(TaskState.class, row.get(TASK.STATE)),
        Coded.of(Progress.class, row.get(TASK.PROGRESS)),
        row.get(TASK.ISSUED_AT),
        row.get(TASK.FIRST_POST_ID),
        row.get(TASK.PLACE_IN_ORDER),
        Coded.find(TaskState.class, row.get(TASK.STATE_BEFORE)).orElse(null),
        List.of(row.get(TASK.THEMES)),
        List.of(row.get(TASK.TARGET_GROUPS)),
        row.get(TASK.PROGRAMME_ID),
        row.get(TASK.RECURRENCE_ID),
        row.get(TASK.SPLIT_FROM_ID));
  }
}
