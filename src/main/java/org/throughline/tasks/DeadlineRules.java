package org.throughline.tasks;

import static throughline.db.tasks.Tables.TASK;

import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.calendars.Explained;
import org.throughline.shared.Language;

/// Which rule gave a task's deadline, as it was when the task was issued.
@Service
public class DeadlineRules {
  private final DSLContext sql;

  DeadlineRules(DSLContext sql) {
    this.sql = sql;
  }

  /// In the transaction that issued the task.
  @Transactional(propagation = Propagation.MANDATORY)
  public void keep(long taskId, Explained rule) {
    sql.update(TASK)
        .set(TASK.RULE_CODE, rule.rule())
        .set(TASK.RULE_VERSION, rule.version())
        .set(TASK.RULE_GAVE, rule.date())
        .set(TASK.RULE_EN, rule.sentenceEn())
        .set(TASK.RULE_ZH, rule.sentenceZh())
        .where(TASK.ID.eq(taskId))
        .execute();
  }

  /// @param version of the rule; null where somebody wrote the sentence
  public record Told(String sentence, @org.jspecify.annotations.Nullable Integer version) {}

  /// The sentence that explains the deadline. What a rule said is not told any more once the
  /// deadline has moved. Whoever asks has been shown the task.
  public Optional<Told> of(Task task, Language language) {
    var written = Optional.ofNullable(task.deadlineRule()).map(text -> new Told(text, null));
    return sql.select(TASK.RULE_EN, TASK.RULE_ZH, TASK.RULE_VERSION, TASK.RULE_GAVE)
        .from(TASK)
        .where(TASK.ID.eq(task.id()))
        .and(TASK.RULE_CODE.isNotNull())
        .fetchOptional()
        .map(row ->
            row.value4().equals(task.deadline())
                ? Optional.of(new Told(language.pick(row.value1(), row.value2()), row.value3()))
                : Optional.<Told>empty())
        .orElse(written);
  }
}
