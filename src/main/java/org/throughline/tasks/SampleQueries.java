package org.throughline.tasks;

import static throughline.db.decisions.Tables.DECISION_CLAUSE;
import static throughline.db.directives.Tables.CLAUSE;
import static throughline.db.directives.Tables.DIRECTIVE;
import static throughline.db.tasks.Tables.DRAW;
import static throughline.db.tasks.Tables.PROGRAMME;
import static throughline.db.tasks.Tables.REPORT;
import static throughline.db.tasks.Tables.SAMPLE;
import static throughline.db.tasks.Tables.SAMPLE_TASK;
import static throughline.db.tasks.Tables.TASK;
import static throughline.db.tasks.Tables.VERIFICATION;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Visibility;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;

/// Reads samples. Whoever may see the supervisor's records sees them; of a restricted task there is
/// the number and no title.
@Component
class SampleQueries {
  private static final int LIMIT = 100;

  private final DSLContext sql;
  private final TaskRows rows;

  SampleQueries(DSLContext sql, TaskRows rows) {
    this.sql = sql;
    this.rows = rows;
  }

  static Condition visible(Actor actor) {
    return Visibility.internal(actor, SAMPLE.SUPERVISOR_ORGANISATION_ID);
  }

  Optional<Sample> find(Actor actor, long id) {
    return list(actor, SAMPLE.ID.eq(id)).stream().findFirst();
  }

  List<Task> tasks(Condition where) {
    return rows.list(where);
  }

  /// Newest first.
  List<Sample> list(Actor actor, Condition where) {
    return sql.select(
            SAMPLE.ID,
            SAMPLE.SUPERVISOR_ORGANISATION_ID,
            SAMPLE.BASIS,
            SAMPLE.BASIS_ID,
            SAMPLE.BASIS_TEXT,
            SAMPLE.LEVEL,
            SAMPLE.SEED,
            SAMPLE.SEED_GIVEN,
            SAMPLE.DRAWN_AT,
            SAMPLE.PERSON_ID)
        .from(SAMPLE)
        .where(where)
        .and(visible(actor))
        .orderBy(SAMPLE.ID.desc())
        .limit(LIMIT)
        .fetch(row ->
            new Sample(
                row.value1(),
                row.value2(),
                Coded.of(SampleBasis.class, row.value3()),
                row.value4(),
                row.value5(),
                Coded.of(VerificationLevel.class, row.value6()),
                row.value7(),
                row.value8(),
                row.value9(),
                row.value10(),
                members(actor, row.value1()),
                draws(row.value1())));
  }

  private List<Sample.DrawMade> draws(long sampleId) {
    return sql.select(DRAW.NUMBER, DRAW.SIZE, DRAW.REASON, DRAW.DRAWN_AT, DRAW.PERSON_ID)
        .from(DRAW)
        .where(DRAW.SAMPLE_ID.eq(sampleId))
        .orderBy(DRAW.NUMBER)
        .limit(LIMIT)
        .fetch(row ->
            new Sample.DrawMade(
                row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
  }

  private List<Sample.Member> members(Actor actor, long sampleId) {
    Field<String> result =
        DSL.field(
            DSL.select(VERIFICATION.RESULT)
                .from(VERIFICATION)
                .where(VERIFICATION.REPORT_ID.eq(SAMPLE_TASK.REPORT_ID))
                .orderBy(VERIFICATION.ID.desc())
                .limit(1));
    Field<Boolean> bySample =
        DSL.field(
            DSL.exists(
                DSL.selectOne()
                    .from(VERIFICATION)
                    .where(VERIFICATION.REPORT_ID.eq(SAMPLE_TASK.REPORT_ID))
                    .and(VERIFICATION.SAMPLE_ID.isNotNull())));
    Field<Long> latest =
        DSL.field(DSL.select(DSL.max(REPORT.ID)).from(REPORT).where(REPORT.TASK_ID.eq(TASK.ID)));
    var title = DSL.when(TaskVisibility.visible(actor), TASK.TITLE).otherwise("");
    return sql.select(
            SAMPLE_TASK.TASK_ID,
            SAMPLE_TASK.REPORT_ID,
            SAMPLE_TASK.RANK,
            SAMPLE_TASK.SCORE,
            TASK.STATE,
            result,
            bySample,
            latest,
            title)
        .from(SAMPLE_TASK)
        .join(TASK)
        .on(TASK.ID.eq(SAMPLE_TASK.TASK_ID))
        .where(SAMPLE_TASK.SAMPLE_ID.eq(sampleId))
        .orderBy(SAMPLE_TASK.RANK)
        .limit(Samples.MOST)
        .fetch(row ->
            new Sample.Member(
                row.value1(),
                row.value2(),
                row.value3(),
                row.value4(),
                standing(
                    row.value5(), row.value6(), row.value7(), row.value2().equals(row.value8())),
                row.value9()));
  }

  private static Sample.Standing standing(
      String state, @Nullable String result, boolean bySample, boolean latest) {
    if (result != null) {
      return result.equals(VerificationResult.SENT_BACK.code())
          ? Sample.Standing.SENT_BACK
          : bySample ? Sample.Standing.ACCEPTED : Sample.Standing.VERIFIED;
    }
    return latest && state.equals(TaskState.REPORTED_DONE.code())
        ? Sample.Standing.WAITING
        : Sample.Standing.OVERTAKEN;
  }

  /// From where tasks that could be drawn come, with how many each has.
  List<Samples.Source> sources(Condition drawable, Language language) {
    var origin =
        DSL.coalesce(
            TASK.CLAUSE_ID,
            DSL.field(
                DSL.select(DECISION_CLAUSE.CARRIES_CLAUSE_ID)
                    .from(DECISION_CLAUSE)
                    .where(DECISION_CLAUSE.ID.eq(TASK.DECISION_CLAUSE_ID))));
    var sources = new ArrayList<Samples.Source>();
    sources.addAll(
        sql.select(DIRECTIVE.ID, DIRECTIVE.TITLE, DSL.count())
            .from(TASK)
            .join(CLAUSE)
            .on(CLAUSE.ID.eq(origin))
            .join(DIRECTIVE)
            .on(DIRECTIVE.ID.eq(CLAUSE.DIRECTIVE_ID))
            .where(drawable, TASK.PARENT_ID.isNull(), DIRECTIVE.ACCESS.eq("internal"))
            .groupBy(DIRECTIVE.ID, DIRECTIVE.TITLE)
            .orderBy(DIRECTIVE.ID)
            .limit(LIMIT)
            .fetch(row ->
                new Samples.Source(
                    SampleBasis.DIRECTIVE, row.value1(), row.value2(), row.value3())));
    var parent = TASK.as("parent");
    sources.addAll(
        sql.select(parent.ID, parent.TITLE, DSL.count())
            .from(TASK)
            .join(parent)
            .on(parent.ID.eq(TASK.PARENT_ID))
            .where(drawable, parent.ACCESS.eq("internal"))
            .groupBy(parent.ID, parent.TITLE)
            .orderBy(parent.ID)
            .limit(LIMIT)
            .fetch(row ->
                new Samples.Source(SampleBasis.TASK, row.value1(), row.value2(), row.value3())));
    sources.addAll(
        sql.select(PROGRAMME.ID, PROGRAMME.NAME_EN, PROGRAMME.NAME_ZH, DSL.count())
            .from(TASK)
            .join(PROGRAMME)
            .on(PROGRAMME.ID.eq(TASK.PROGRAMME_ID))
            .where(drawable)
            .groupBy(PROGRAMME.ID, PROGRAMME.NAME_EN, PROGRAMME.NAME_ZH)
            .orderBy(PROGRAMME.ID)
            .limit(LIMIT)
            .fetch(row ->
                new Samples.Source(
                    SampleBasis.PROGRAMME,
                    row.value1(),
                    language.pick(row.value2(), row.value3()),
                    row.value4())));
    sources.addAll(themes(drawable));
    return sources;
  }

  private List<Samples.Source> themes(Condition drawable) {
    var each = DSL.unnest(TASK.THEMES).as("each", "theme");
    var theme = each.field("theme", String.class);
    return sql.select(theme, DSL.count())
        .from(TASK)
        .crossJoin(each)
        .where(drawable)
        .groupBy(theme)
        .orderBy(theme)
        .limit(LIMIT)
        .fetch(row -> new Samples.Source(SampleBasis.THEME, 0, row.value1(), row.value2()));
  }
}
