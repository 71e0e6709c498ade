package org.throughline.tasks;

import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static throughline.db.decisions.Tables.DECISION_CLAUSE;
import static throughline.db.directives.Tables.CLAUSE;
import static throughline.db.sameness.Tables.FINDING;
import static throughline.db.sameness.Tables.SKETCH;
import static throughline.db.tasks.Tables.REPORT;
import static throughline.db.tasks.Tables.SUPPORTING;
import static throughline.db.tasks.Tables.TASK;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.throughline.decisions.Decisions;
import org.throughline.directives.Directives;
import org.throughline.organisations.Actor;
import org.throughline.sameness.Draft;
import org.throughline.sameness.Finding;
import org.throughline.sameness.Sameness;
import org.throughline.sameness.Scope;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;

/// What reports on tasks share with their clause, with siblings' and with earlier ones.
@Service
public class ReportSameness {
  private final DSLContext sql;
  private final Sameness sameness;
  private final ReportTexts texts;
  private final Directives directives;
  private final Decisions decisions;

  ReportSameness(
      DSLContext sql,
      Sameness sameness,
      ReportTexts texts,
      Directives directives,
      Decisions decisions) {
    this.sql = sql;
    this.sameness = sameness;
    this.texts = texts;
    this.directives = directives;
    this.decisions = decisions;
  }

  /// Before sending. Writes nothing.
  public List<Finding> check(Task task, String text) {
    return text.isBlank() ? List.of() : sameness.check(draft(task, text, Long.MAX_VALUE));
  }

  /// When sent, in the transaction that stores the report.
  ///
  /// @param text exactly as stored: the passages count its characters
  void sent(Task task, long reportId, String text) {
    sameness.remember(reportId, draft(task, text, reportId));
  }

  /// The author's word on what was found in the latest report of this task.
  public void remark(long taskId, Actor actor, String text) {
    sql.select(REPORT.ID)
        .from(REPORT)
        .where(REPORT.TASK_ID.eq(taskId))
        .and(REPORT.PERSON_ID.eq(actor.personId()))
        .orderBy(REPORT.NUMBER.desc())
        .limit(1)
        .fetchOptional(REPORT.ID)
        .ifPresent(id -> sameness.remark(id, text));
  }

  public Map<Long, List<Finding>> of(Collection<Long> reportIds) {
    return sameness.of(reportIds);
  }

  public Map<Long, String> remarks(Collection<Long> reportIds) {
    return sameness.remarks(reportIds);
  }

  /// The texts that findings point to, as far as this reader may see them.
  public Map<Long, String> texts(Actor actor, Collection<Finding> findings) {
    var ids =
        findings.stream().map(Finding::otherReport).filter(Objects::nonNull).distinct().toList();
    return ids.isEmpty()
        ? Map.of()
        : texts.visible(actor, ids).entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().text()));
  }

  /// Whether this reader may see the words that the task's reports answer.
  public boolean seesAsked(Actor actor, Task task) {
    var scope = top(task).scope();
    try {
      if (scope.kind() == Kind.CLAUSE) {
        directives.clause(actor, scope.id());
      } else if (scope.kind() == Kind.DECISION_CLAUSE) {
        decisions.clause(actor, scope.id());
      }
      return true;
    } catch (NotFound e) {
      return false;
    }
  }

  /// One clause of a directive.
  ///
  /// @param reports sent by tasks that this reader may see
  public record ClauseCount(
      long clauseId, int reports, int echo, int copy, int rollover, int otherPlace) {}

  /// How many reports on each of these clauses resemble others: of all that the reader may see, and
  /// never by organisation.
  public List<ClauseCount> counts(Actor actor, Collection<Long> clauses) {
    var scopes = clauses.stream().map(id -> new Scope(Kind.CLAUSE, id).number()).toList();
    return sql.select(
            SKETCH.SCOPE,
            countDistinct(SKETCH.REPORT_ID),
            found("echo"),
            found("copy"),
            found("rollover"),
            found("other_place"))
        .from(SKETCH)
        .join(REPORT)
        .on(REPORT.ID.eq(SKETCH.REPORT_ID))
        .join(TASK)
        .on(TASK.ID.eq(REPORT.TASK_ID))
        .leftJoin(FINDING)
        .on(FINDING.REPORT_ID.eq(SKETCH.REPORT_ID))
        .where(SKETCH.SCOPE.in(scopes))
        .and(TaskVisibility.visible(actor))
        .groupBy(SKETCH.SCOPE)
        .orderBy(SKETCH.SCOPE)
        .limit(1_000)
        .fetch(row ->
            new ClauseCount(
                row.value1() / 4,
                row.value2(),
                row.value3(),
                row.value4(),
                row.value5(),
                row.value6()));
  }

  private static Field<Integer> found(String kind) {
    return countDistinct(FINDING.REPORT_ID).filterWhere(FINDING.KIND.eq(kind));
  }

  private Draft draft(Task task, String text, long before) {
    var top = top(task);
    return new Draft(
        text,
        task.leadOrganisationId(),
        top.scope(),
        Stream.of(top.asked(), task.title(), task.text())
            .filter(each -> each != null && !each.isBlank())
            .distinct()
            .collect(Collectors.joining("\n")),
        earlier(task.id(), before),
        mayName(task));
  }

  private record Top(Scope scope, @Nullable String asked) {}

  /// The nearest clause above, else the nearest decision clause, else the topmost task.
  private Top top(Task task) {
    var up = name("up");
    var parent = field(name("up", "parent_id"), Long.class);
    var depth = field(name("up", "depth"), Integer.class);
    var above =
        sql.withRecursive(up)
            .as(
                select(
                        TASK.ID,
                        TASK.PARENT_ID,
                        TASK.CLAUSE_ID,
                        TASK.DECISION_CLAUSE_ID,
                        inline(0).as("depth"))
                    .from(TASK)
                    .where(TASK.ID.eq(task.id()))
                    .unionAll(
                        select(
                                TASK.ID,
                                TASK.PARENT_ID,
                                TASK.CLAUSE_ID,
                                TASK.DECISION_CLAUSE_ID,
                                depth.plus(1))
                            .from(TASK)
                            .join(table(up))
                            .on(TASK.ID.eq(parent))))
            .select(
                field(name("up", "id"), Long.class),
                field(name("up", "clause_id"), Long.class),
                field(name("up", "decision_clause_id"), Long.class),
                CLAUSE.TEXT,
                DECISION_CLAUSE.TEXT)
            .from(table(up))
            .leftJoin(CLAUSE)
            .on(CLAUSE.ID.eq(field(name("up", "clause_id"), Long.class)))
            .leftJoin(DECISION_CLAUSE)
            .on(DECISION_CLAUSE.ID.eq(field(name("up", "decision_clause_id"), Long.class)))
            .orderBy(depth)
            .limit(50)
            .fetch();
    for (var row : above) {
      var clause = row.value2();
      if (clause != null) {
        return new Top(new Scope(Kind.CLAUSE, clause), joined(row.value4(), row.value5()));
      }
    }
    for (var row : above) {
      var decided = row.value3();
      if (decided != null) {
        return new Top(new Scope(Kind.DECISION_CLAUSE, decided), row.value5());
      }
    }
    return new Top(new Scope(Kind.TASK, above.getLast().value1()), null);
  }

  private static @Nullable String joined(@Nullable String one, @Nullable String other) {
    return one == null || other == null || one.equals(other)
        ? one == null ? other : one
        : one + "\n" + other;
  }

  private Draft.@Nullable Earlier earlier(long taskId, long before) {
    return sql.select(REPORT.ID, REPORT.TEXT)
        .from(REPORT)
        .where(REPORT.TASK_ID.eq(taskId))
        .and(REPORT.ID.lt(before))
        .orderBy(REPORT.NUMBER.desc())
        .limit(1)
        .fetchOptional(row -> new Draft.Earlier(row.value1(), row.value2()))
        .orElse(null);
  }

  private HashSet<Long> mayName(Task task) {
    var ids = new HashSet<Long>();
    ids.add(task.issuingOrganisationId());
    if (task.supervisorOrganisationId() != null) {
      ids.add(task.supervisorOrganisationId());
    }
    ids.addAll(
        sql.select(SUPPORTING.ORGANISATION_ID)
            .from(SUPPORTING)
            .where(SUPPORTING.TASK_ID.eq(task.id()))
            .limit(500)
            .fetch(SUPPORTING.ORGANISATION_ID));
    return ids;
  }
}
