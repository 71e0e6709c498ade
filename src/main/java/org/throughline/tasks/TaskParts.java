package org.throughline.tasks;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectOne;
import static throughline.db.tasks.Tables.CHANGE;
import static throughline.db.tasks.Tables.CLAUSE_CORRECTED;
import static throughline.db.tasks.Tables.CLOSURE;
import static throughline.db.tasks.Tables.CONTRIBUTION;
import static throughline.db.tasks.Tables.ENDING;
import static throughline.db.tasks.Tables.ENTERED_FOR;
import static throughline.db.tasks.Tables.ESCALATION;
import static throughline.db.tasks.Tables.EVIDENCE_RULE;
import static throughline.db.tasks.Tables.EXTENSION;
import static throughline.db.tasks.Tables.MILESTONE;
import static throughline.db.tasks.Tables.REMINDED;
import static throughline.db.tasks.Tables.REPORT;
import static throughline.db.tasks.Tables.REPORT_DRAFT;
import static throughline.db.tasks.Tables.SAMPLE_TASK;
import static throughline.db.tasks.Tables.SUPPORTING;
import static throughline.db.tasks.Tables.TASK;
import static throughline.db.tasks.Tables.URGING;
import static throughline.db.tasks.Tables.VERIFICATION;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jooq.Field;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.throughline.shared.Kept;

/// Which of the many things that may hang on a task this one has at all. Most have few: a page asks
/// once, in one statement, and then only for those.
@Component
public class TaskParts {
  /// @see TaskParts
  public enum Part {
    SUPPORTING_UNITS(SUPPORTING.TASK_ID),
    REPORTS(REPORT.TASK_ID),
    DRAFTS(REPORT_DRAFT.TASK_ID),
    VERIFICATIONS(VERIFICATION.TASK_ID),
    CLOSURES(CLOSURE.TASK_ID),
    ENDINGS(ENDING.TASK_ID),
    SUBTASKS(TASK.PARENT_ID),
    CORRECTED_CLAUSES(CLAUSE_CORRECTED.TASK_ID),
    EVIDENCE_RULES(EVIDENCE_RULE.TASK_ID),
    SAMPLES(SAMPLE_TASK.TASK_ID),
    ENTERED_FOR_OTHERS(ENTERED_FOR.TASK_ID),
    MILESTONES(MILESTONE.TASK_ID),
    EXTENSIONS(EXTENSION.TASK_ID),
    CONTRIBUTIONS(CONTRIBUTION.TASK_ID),
    CHANGES(CHANGE.TASK_ID),
    URGINGS(URGING.TASK_ID),
    ESCALATIONS(ESCALATION.TASK_ID),
    REMINDERS_TOLD(REMINDED.TASK_ID);

    private final TableField<?, Long> task;

    Part(TableField<?, Long> task) {
      this.task = task;
    }

    private Field<Boolean> any() {
      return field(
              exists(
                  selectOne().from(task.getTable()).where(task.eq(DSL.param("task", Long.class)))))
          .as(name());
    }
  }

  private enum Shape {
    ANY
  }

  private final Kept kept;

  TaskParts(Kept kept) {
    this.kept = kept;
  }

  /// Whoever asks has been shown the task.
  public Set<Part> of(long taskId) {
    var parts = Part.values();
    return kept.query(Shape.ANY, () -> DSL.select(Arrays.stream(parts).map(Part::any).toList()))
        .with("task", taskId)
        .first(row -> {
          var found = EnumSet.noneOf(Part.class);
          for (var part : parts) {
            if (Boolean.TRUE.equals(row.get(part.ordinal(), Boolean.class))) {
              found.add(part);
            }
          }
          return found;
        })
        .orElseThrow();
  }
}
