package org.throughline.tasks;

import static throughline.db.tasks.Tables.EVIDENCE;
import static throughline.db.tasks.Tables.REPORT;
import static throughline.db.tasks.Tables.TASK;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.shared.Files;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;

/// Reports on tasks, with what shows that they are true. A report is never edited; a newer one may
/// put it right.
@Service
public class Reports {
  private final DSLContext sql;
  private final Steps steps;
  private final TakingUp takingUp;
  private final ReportQueries queries;
  private final EvidenceRules rules;
  private final EnteredFor enteredFor;
  private final ReportDrafts drafts;
  private final TaskFigures figures;
  private final Files files;
  private final ReportSameness sameness;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Reports(
      DSLContext sql,
      Steps steps,
      TakingUp takingUp,
      ReportQueries queries,
      EvidenceRules rules,
      EnteredFor enteredFor,
      ReportDrafts drafts,
      TaskFigures figures,
      Files files,
      ReportSameness sameness,
      Clock clock,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.steps = steps;
    this.takingUp = takingUp;
    this.queries = queries;
    this.rules = rules;
    this.enteredFor = enteredFor;
    this.drafts = drafts;
    this.figures = figures;
    this.files = files;
    this.sameness = sameness;
    this.clock = clock;
    this.events = events;
  }

  /// The first report puts an accepted task in progress; one that says "done" hands it to the
  /// supervisor. One that corrects an earlier report may also come while the task waits to be
  /// verified: it takes the claim back unless it says "done" too.
  @Transactional
  public Outcome<Long> report(Actor actor, long taskId, NewReport report) {
    var who = report.onBehalfOf() == null ? actor : actor.onBehalfOf(report.onBehalfOf());
    if (report.corrects() != null) {
      var task = steps.lock(actor, taskId);
      steps.require(actor, task, TaskTransition.REPORT);
      if (task.state() == TaskState.REPORTED_DONE) {
        return correctClaim(who, task, report);
      }
    }
    var step =
        report.progress() == Progress.DONE ? TaskTransition.REPORT_DONE : TaskTransition.REPORT;
    return steps.take(who, taskId, step, null, task -> told(who, task, report));
  }

  private Outcome<Long> correctClaim(Actor who, Task task, NewReport report) {
    var refusal = told(who, task, report);
    if (refusal != null) {
      return Outcome.refused(refusal);
    }
    if (report.progress() != Progress.DONE) {
      sql.update(TASK)
          .set(TASK.STATE, TaskState.IN_PROGRESS.code())
          .where(TASK.ID.eq(task.id()))
          .execute();
    }
    events.publishEvent(new TaskEvent.ReportCorrected(task.ref(), who.who(), null));
    return Outcome.done(task.id());
  }

  /// While it waits to be verified.
  public boolean mayCorrectClaim(Actor actor, Task task) {
    return task.state() == TaskState.REPORTED_DONE
        && steps.allows(actor, task, TaskTransition.REPORT);
  }

  private @Nullable Refusal told(Actor who, Task task, NewReport report) {
    var rule = rules.of(task.id());
    var refusal = refusal(who, task, report, rule);
    if (refusal == null) {
      store(who, task, report, rule);
      drafts.forget(who, task.id());
    }
    return refusal;
  }

  private @Nullable Refusal refusal(Actor who, Task task, NewReport report, EvidenceRule rule) {
    var refusal = ReportRules.words(report);
    var behalf = report.onBehalfOf();
    if (refusal == null
        && behalf != null
        && (behalf == who.personId()
            || takingUp.staff(task.leadOrganisationId()).stream()
                .noneMatch(person -> person.id() == behalf))) {
      refusal = Refusal.invalid("tasks.refused.behalf_of_another_unit");
    }
    if (refusal == null && report.corrects() != null && corrected(task, report) == null) {
      refusal = Refusal.invalid("tasks.refused.corrects_nothing");
    }
    if (refusal == null) {
      refusal = ReportRules.pieces(report.pieces(), LocalDate.now(clock));
    }
    if (refusal == null) {
      refusal = ReportRules.proof(report, rule);
    }
    return refusal == null
        ? figures.faults(who, task, report.figures()).values().stream().findFirst().orElse(null)
        : refusal;
  }

  private @Nullable Long corrected(Task task, NewReport report) {
    return report.corrects() == null
        ? null
        : sql.select(REPORT.ID)
            .from(REPORT)
            .where(REPORT.TASK_ID.eq(task.id()), REPORT.NUMBER.eq(report.corrects()))
            .fetchOne(REPORT.ID);
  }

  private void store(Actor who, Task task, NewReport report, EvidenceRule rule) {
    long id =
        sql.insertInto(REPORT)
            .set(REPORT.TASK_ID, task.id())
            .set(REPORT.NUMBER, next(task.id()))
            .set(REPORT.PROGRESS, report.progress().code())
            .set(REPORT.TEXT, report.text().strip())
            .set(
                REPORT.BLOCKED_BY,
                report.progress() == Progress.BLOCKED ? report.blocker().strip() : null)
            .set(REPORT.CORRECTS_ID, corrected(task, report))
            .set(REPORT.REPORTED_AT, clock.instant())
            .set(REPORT.PERSON_ID, who.personId())
            .set(REPORT.POST_ID, who.postId())
            .set(REPORT.ORGANISATION_ID, who.organisationId())
            .set(REPORT.ON_BEHALF_OF, who.onBehalfOf())
            .returningResult(REPORT.ID)
            .fetchSingle()
            .value1();
    sameness.sent(task, id, report.text().strip());
    report.pieces().forEach(piece -> store(id, piece, rule));
    figures.report(who, task, id, report.figures());
    if (report.onBehalfOf() != null) {
      enteredFor.note(task.id(), id, EnteredFor.What.REPORT, who);
    }
    sql.update(TASK)
        .set(TASK.PROGRESS, report.progress().code())
        .where(TASK.ID.eq(task.id()))
        .execute();
  }

  private void store(long reportId, Piece piece, EvidenceRule rule) {
    var file = piece.file();
    var stored = file == null ? null : files.store(file.content());
    var said = piece.confirmation();
    sql.insertInto(EVIDENCE)
        .set(EVIDENCE.REPORT_ID, reportId)
        .set(EVIDENCE.NAME, name(piece))
        .set(EVIDENCE.KIND, piece.kind().code())
        .set(EVIDENCE.ADMISSIBLE, rule.admits(piece.kind()))
        .set(EVIDENCE.NOTE, piece.note().isBlank() ? null : piece.note().strip())
        .set(EVIDENCE.URL, piece.link())
        .set(EVIDENCE.MEDIA_TYPE, file == null ? null : EvidenceFiles.mediaType(file.content()))
        .set(EVIDENCE.SIZE, stored == null ? null : stored.size())
        .set(EVIDENCE.SHA256, stored == null ? null : stored.sha256())
        .set(EVIDENCE.CONFIRMED_BY, said == null ? null : said.by().strip())
        .set(EVIDENCE.CONFIRMED_HOW, said == null ? null : said.how().strip())
        .set(EVIDENCE.CONFIRMED_ON, said == null ? null : said.on())
        .execute();
  }

  /// A file's own name, else where a link leads, else as whom somebody confirmed.
  private static String name(Piece piece) {
    var file = piece.file();
    if (file != null) {
      return EvidenceFiles.name(file.name());
    }
    var link = piece.link();
    var said = piece.confirmation();
    var name = link != null ? link.replaceFirst("^https?://", "") : said == null ? "" : said.by();
    return name.strip().length() <= 150 ? name.strip() : name.strip().substring(0, 149) + "…";
  }

  /// The task's row is locked, so nobody takes the same number.
  private int next(long taskId) {
    return sql.select(DSL.coalesce(DSL.max(REPORT.NUMBER), 0).plus(1))
        .from(REPORT)
        .where(REPORT.TASK_ID.eq(taskId))
        .fetchSingle()
        .value1();
  }

  /// Newest first. Whoever asks has been shown the task.
  public List<Report> of(long taskId) {
    return queries.list(REPORT.TASK_ID.eq(taskId));
  }

  /// @throws NotFound where the actor may not know of its task
  public Evidence evidence(Actor actor, long id) {
    return queries
        .findEvidence(actor, id)
        .orElseThrow(() -> new NotFound(new Ref(Kind.EVIDENCE, id)));
  }
}
