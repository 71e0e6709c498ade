package org.throughline.tasks;

import static throughline.db.tasks.Tables.TASK;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Acting;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Role;
import org.throughline.shared.Access;
import org.throughline.shared.Coded;
import org.throughline.shared.Kept;

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
  private final Kept kept;

  TaskRows(DSLContext sql, Kept kept) {
    this.sql = sql;
    this.kept = kept;
  }

  /// `state in (...)`, written out.
  static Condition in(Collection<String> codes) {
    return TASK.STATE.in(codes.stream().map(code -> DSL.inline(code)).toArray(Field<?>[]::new));
  }

  /// A question whose text is kept.
  ///
  /// @param shape what the text depends on
  /// @param values of all that has a name in it
  record Question(Object shape, Supplier<Condition> where, Map<String, Object> values) {}

  private record PageShape(Object of) {}

  private record CountShape(Object of) {}

  /// In the order of every list of tasks: what has not ended first, the nearest day first.
  List<Task> page(Question question, int offset, int limit) {
    return kept.query(
            new PageShape(question.shape()),
            () ->
                DSL.select(COLUMNS)
                    .from(TASK)
                    .where(question.where().get())
                    .orderBy(TASK.ENDED.asc(), TASK.DUE.asc(), TASK.ID.desc())
                    .limit(
                        DSL.param("page_offset", Long.class), DSL.param("page_limit", Long.class)))
        .with(question.values())
        .with("page_offset", offset)
        .with("page_limit", limit)
        .fetch(TaskRows::task);
  }

  /// At most `limit`: nobody waits for a count that nobody reads.
  int count(Question question, int limit) {
    return kept.query(
            new CountShape(question.shape()),
            () ->
                DSL.select(DSL.count())
                    .from(
                        DSL.selectOne()
                            .from(TASK)
                            .where(question.where().get())
                            .limit(DSL.param("count_limit", Long.class))))
        .with(question.values())
        .with("count_limit", limit)
        .first(row -> row.get(0, Integer.class))
        .orElse(0);
  }

  private record OneShape(Set<Role> roles) {}

  Optional<Task> find(Actor actor, long id) {
    return kept.query(
            new OneShape(actor.roles()),
            () ->
                DSL.select(COLUMNS)
                    .from(TASK)
                    .where(TASK.ID.eq(DSL.param("task", Long.class)))
                    .and(TaskVisibility.visible(actor)))
        .with(Acting.values(actor))
        .with("task", id)
        .first(TaskRows::task);
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
  /// @param shape what the groups and the condition depend on
  /// @param groups no task belongs to two
  /// @return as many lists as there are groups
  List<List<Task>> grouped(
      Object shape,
      int many,
      Supplier<List<Condition>> groups,
      Supplier<Condition> where,
      Map<String, Object> values,
      int limit) {
    if (many == 0) {
      return List.of();
    }
    var found = Stream.<List<Task>>generate(ArrayList::new).limit(many).toList();
    kept.query(shape, () -> grouped(groups.get(), where.get(), limit))
        .with(values)
        .forEach(row -> found.get(row.get(GROUP)).add(task(row)));
    return found;
  }

  private static final Field<Integer> GROUP = DSL.field(DSL.name("group_number"), Integer.class);
  private static final Field<Integer> PLACE = DSL.field(DSL.name("group_place"), Integer.class);

  private static Select<?> grouped(List<Condition> groups, Condition where, int limit) {
    var group = DSL.case_().when(groups.getFirst(), DSL.inline(0));
    for (var index = 1; index < groups.size(); index++) {
      group = group.when(groups.get(index), DSL.inline(index));
    }
    var place = DSL.rowNumber().over().partitionBy(group).orderBy(TASK.DUE, TASK.ID);
    var first =
        DSL.select(TASK.ID, group.as(GROUP), place.as(PLACE))
            .from(TASK)
            .where(DSL.or(groups))
            .and(where)
            .asTable("first");
    return DSL.select(COLUMNS)
        .select(GROUP)
        .from(first)
        .join(TASK)
        .on(TASK.ID.eq(first.field(TASK.ID)))
        .where(PLACE.le(DSL.inline(limit)))
        .orderBy(GROUP, PLACE);
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
