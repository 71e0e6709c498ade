package org.throughline.tasks;

import static throughline.db.tasks.Tables.REPORT_DRAFT;
import static throughline.db.tasks.Tables.REPORT_DRAFT_FILE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.shared.Files;
import org.throughline.shared.Forbidden;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;

/// Reports that have not been sent: kept on purpose, kept as their page was left, or held back
/// because something was found in them that their author should see first. Whole, with their files;
/// one per task and person, seen by that person only, gone once the report is sent. They are no
/// record, so nothing of them is judged or announced.
@Service
public class ReportDrafts {
  private final DSLContext sql;
  private final Steps steps;
  private final Files files;
  private final Clock clock;

  ReportDrafts(DSLContext sql, Steps steps, Files files, Clock clock) {
    this.sql = sql;
    this.steps = steps;
    this.files = files;
    this.clock = clock;
  }

  /// A field of the form as it was sent; a name may come several times, in the form's order.
  public record Field(String name, String value) {}

  /// @param row of the form
  public record HeldFile(int row, String name, long size, String sha256) {}

  /// @param found whether something was found in it, so that it waits to be looked at
  public record Held(
      String text, List<Field> fields, List<HeldFile> files, boolean found, Instant at) {
    public Held {
      fields = List.copyOf(fields);
      files = List.copyOf(files);
    }

    /// Those of one name, in the form's order.
    public List<String> values(String name) {
      return fields.stream().filter(each -> each.name().equals(name)).map(Field::value).toList();
    }
  }

  /// Keeps what somebody has typed and will send later.
  ///
  /// @throws NotFound where the actor may not know of the task
  /// @throws Forbidden where another reports on it
  @Transactional
  public Outcome<Long> save(
      Actor actor, long taskId, String text, List<Field> fields, List<Upload> uploads) {
    var task = steps.lock(actor, taskId);
    steps.require(actor, task, TaskTransition.REPORT);
    if (text.length() > IssuingRules.TEXT) {
      return Outcome.invalid("tasks.refused.report_too_long", IssuingRules.TEXT);
    }
    var refusal =
        EvidenceFiles.refusal(uploads.stream().filter(each -> !each.name().isBlank()).toList());
    if (refusal != null) {
      return Outcome.refused(refusal);
    }
    hold(actor, taskId, text, fields, uploads, false);
    return Outcome.done(taskId);
  }

  /// In place of what was held before.
  ///
  /// @param uploads by row of the form; a row without a file has no name
  /// @param found whether its author has to look at it first
  @Transactional
  public void hold(
      Actor actor,
      long taskId,
      String text,
      List<Field> fields,
      List<Upload> uploads,
      boolean found) {
    forget(actor, taskId);
    long id =
        sql.insertInto(REPORT_DRAFT)
            .set(REPORT_DRAFT.TASK_ID, taskId)
            .set(REPORT_DRAFT.PERSON_ID, actor.personId())
            .set(REPORT_DRAFT.TEXT, text)
            .set(REPORT_DRAFT.FIELD_NAMES, fields.stream().map(Field::name).toArray(String[]::new))
            .set(
                REPORT_DRAFT.FIELD_VALUES, fields.stream().map(Field::value).toArray(String[]::new))
            .set(REPORT_DRAFT.FOUND, found)
            .set(REPORT_DRAFT.HELD_AT, clock.instant())
            .returningResult(REPORT_DRAFT.ID)
            .fetchSingle()
            .value1();
    for (var row = 0; row < uploads.size(); row++) {
      var upload = uploads.get(row);
      if (!upload.name().isBlank()) {
        var stored = files.store(upload.content());
        sql.insertInto(REPORT_DRAFT_FILE)
            .set(REPORT_DRAFT_FILE.DRAFT_ID, id)
            .set(REPORT_DRAFT_FILE.FORM_ROW, row)
            .set(REPORT_DRAFT_FILE.NAME, EvidenceFiles.name(upload.name()))
            .set(REPORT_DRAFT_FILE.SIZE, stored.size())
            .set(REPORT_DRAFT_FILE.SHA256, stored.sha256())
            .execute();
      }
    }
  }

  public Optional<Held> of(Actor actor, long taskId) {
    var row =
        sql.select(
                REPORT_DRAFT.ID,
                REPORT_DRAFT.TEXT,
                REPORT_DRAFT.FIELD_NAMES,
                REPORT_DRAFT.FIELD_VALUES,
                REPORT_DRAFT.FOUND,
                REPORT_DRAFT.HELD_AT)
            .from(REPORT_DRAFT)
            .where(REPORT_DRAFT.TASK_ID.eq(taskId))
            .and(REPORT_DRAFT.PERSON_ID.eq(actor.personId()))
            .fetchOne();
    if (row == null) {
      return Optional.empty();
    }
    var fields = new ArrayList<Field>();
    for (var i = 0; i < row.value3().length; i++) {
      fields.add(new Field(row.value3()[i], row.value4()[i]));
    }
    return Optional.of(
        new Held(row.value2(), fields, files(row.value1()), row.value5(), row.value6()));
  }

  private List<HeldFile> files(long draft) {
    return sql.select(
            REPORT_DRAFT_FILE.FORM_ROW,
            REPORT_DRAFT_FILE.NAME,
            REPORT_DRAFT_FILE.SIZE,
            REPORT_DRAFT_FILE.SHA256)
        .from(REPORT_DRAFT_FILE)
        .where(REPORT_DRAFT_FILE.DRAFT_ID.eq(draft))
        .orderBy(REPORT_DRAFT_FILE.FORM_ROW)
        .limit(100)
        .fetch(row -> new HeldFile(row.value1(), row.value2(), row.value3(), row.value4()));
  }

  /// Its files as if they had been sent again, by row of the form.
  public List<Upload> uploads(Held held) {
    var uploads = new ArrayList<Upload>();
    for (var file : held.files()) {
      while (uploads.size() < file.row()) {
        uploads.add(new Upload("", new byte[0]));
      }
      try (var content = files.open(file.sha256())) {
        uploads.add(new Upload(file.name(), content.readAllBytes()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return uploads;
  }

  @Transactional
  public void forget(Actor actor, long taskId) {
    sql.deleteFrom(REPORT_DRAFT)
        .where(REPORT_DRAFT.TASK_ID.eq(taskId))
        .and(REPORT_DRAFT.PERSON_ID.eq(actor.personId()))
        .execute();
  }
}
