package org.throughline.tasks;

import static throughline.db.tasks.Tables.CLOSURE;
import static throughline.db.tasks.Tables.EVIDENCE;
import static throughline.db.tasks.Tables.REPORT;
import static throughline.db.tasks.Tables.TASK;
import static throughline.db.tasks.Tables.VERIFICATION;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.lines.Card;
import org.throughline.lines.Edge;
import org.throughline.lines.LineSource;
import org.throughline.organisations.Actor;
import org.throughline.shared.Kept;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

/// Tasks and what hangs from them on the line: clause or decision clause, task, subtask, report,
/// evidence, verification, closure.
@Component
class TaskLines implements LineSource {
  private static final int LIMIT = 2_000;

  private enum Shape {
    ABOVE
  }

  private final DSLContext sql;
  private final Kept kept;
  private final TaskCards cards;

  TaskLines(DSLContext sql, Kept kept, TaskCards cards) {
    this.sql = sql;
    this.kept = kept;
    this.cards = cards;
  }

  @Override
  public List<Card> cards(Collection<Ref> refs, Actor actor, Language language) {
    var all = new ArrayList<Card>();
    all.addAll(cards.tasks(Ref.ids(refs, Kind.TASK), actor, language));
    all.addAll(cards.reports(Ref.ids(refs, Kind.REPORT), actor, language));
    all.addAll(cards.evidence(Ref.ids(refs, Kind.EVIDENCE), actor, language));
    all.addAll(cards.verifications(Ref.ids(refs, Kind.VERIFICATION), actor, language));
    all.addAll(cards.closures(Ref.ids(refs, Kind.CLOSURE), actor, language));
    return all;
  }

  @Override
  public List<Edge> above(Collection<Ref> refs) {
    var edges = new ArrayList<Edge>();
    var tasks = Ref.ids(refs, Kind.TASK);
    if (!tasks.isEmpty()) {
      kept.query(Shape.ABOVE, () -> from(TASK.ID.eq(DSL.any(DSL.param("ids", Long[].class)))))
          .with("ids", tasks.toArray(Long[]::new))
          .forEach(row -> edge(row).ifPresent(edges::add));
    }
    edges.addAll(
        edges(
            Ref.ids(refs, Kind.REPORT),
            REPORT.ID,
            Kind.TASK,
            REPORT.TASK_ID,
            REPORT.ID,
            Kind.REPORT));
    edges.addAll(
        edges(
            Ref.ids(refs, Kind.EVIDENCE),
            EVIDENCE.ID,
            Kind.REPORT,
            EVIDENCE.REPORT_ID,
            EVIDENCE.ID,
            Kind.EVIDENCE));
    edges.addAll(
        edges(
            Ref.ids(refs, Kind.VERIFICATION),
            VERIFICATION.ID,
            Kind.REPORT,
            VERIFICATION.REPORT_ID,
            VERIFICATION.ID,
            Kind.VERIFICATION));
    edges.addAll(closures(Ref.ids(refs, Kind.CLOSURE)));
    return edges;
  }

  @Override
  public List<Edge> below(Collection<Ref> refs) {
    var edges = new ArrayList<Edge>();
    var tasks = Ref.ids(refs, Kind.TASK);
    var reports = Ref.ids(refs, Kind.REPORT);
    var decided = Ref.ids(refs, Kind.DECISION_CLAUSE);
    var clauses = Ref.ids(refs, Kind.CLAUSE);
    if (!tasks.isEmpty() || !decided.isEmpty() || !clauses.isEmpty()) {
      edges.addAll(
          fromTasks(
              TASK.PARENT_ID
                  .in(tasks)
                  .or(TASK.SPLIT_FROM_ID.in(tasks))
                  .or(TASK.DECISION_CLAUSE_ID.in(decided))
                  .or(TASK.CLAUSE_ID.in(clauses).and(TASK.DECISION_CLAUSE_ID.isNull()))));
    }
    edges.addAll(edges(tasks, REPORT.TASK_ID, Kind.TASK, REPORT.TASK_ID, REPORT.ID, Kind.REPORT));
    edges.addAll(
        edges(
            reports,
            EVIDENCE.REPORT_ID,
            Kind.REPORT,
            EVIDENCE.REPORT_ID,
            EVIDENCE.ID,
            Kind.EVIDENCE));
    edges.addAll(
        edges(
            reports,
            VERIFICATION.REPORT_ID,
            Kind.REPORT,
            VERIFICATION.REPORT_ID,
            VERIFICATION.ID,
            Kind.VERIFICATION));
    edges.addAll(closures(tasks));
    return edges;
  }

  /// A part of a split task hangs from that one; a task from the task above it, else from its
  /// decision clause, else from its clause.
  private List<Edge> fromTasks(Condition where) {
    var edges = new ArrayList<Edge>();
    sql.fetch(from(where)).forEach(row -> edge(row).ifPresent(edges::add));
    return edges;
  }

  private static Select<? extends Record> from(Condition where) {
    return DSL.select(
            TASK.ID, TASK.PARENT_ID, TASK.DECISION_CLAUSE_ID, TASK.CLAUSE_ID, TASK.SPLIT_FROM_ID)
        .from(TASK)
        .where(where)
        .orderBy(TASK.ID)
        .limit(DSL.inline(LIMIT));
  }

  private static Optional<Edge> edge(Record row) {
    var lower = new Ref(Kind.TASK, row.get(TASK.ID));
    return Stream.of(
            upper(Kind.TASK, row.get(TASK.SPLIT_FROM_ID)),
            upper(Kind.TASK, row.get(TASK.PARENT_ID)),
            upper(Kind.DECISION_CLAUSE, row.get(TASK.DECISION_CLAUSE_ID)),
            upper(Kind.CLAUSE, row.get(TASK.CLAUSE_ID)))
        .flatMap(Optional::stream)
        .findFirst()
        .map(upper -> new Edge(upper, lower));
  }

  private static Optional<Ref> upper(Kind kind, @Nullable Long id) {
    return Optional.ofNullable(id).map(known -> new Ref(kind, known));
  }

  private List<Edge> closures(List<Long> taskIds) {
    return edges(
        taskIds, CLOSURE.TASK_ID, Kind.TASK, CLOSURE.TASK_ID, CLOSURE.TASK_ID, Kind.CLOSURE);
  }

  private List<Edge> edges(
      List<Long> ids,
      Field<Long> asked,
      Kind upper,
      Field<Long> up,
      TableField<?, Long> down,
      Kind lower) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return sql.select(up, down)
        .from(down.getTable())
        .where(asked.in(ids))
        .orderBy(down)
        .limit(LIMIT)
        .fetch(row -> new Edge(new Ref(upper, row.value1()), new Ref(lower, row.value2())));
  }
}
