package org.throughline.tasks.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Files;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Refusal;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.tasks.Reports;
import org.throughline.tasks.TaskFigures;
import org.throughline.tasks.TaskTransition;
import org.throughline.tasks.Tasks;
import org.throughline.tasks.Upload;

/// Reporting on a task, and fetching what a report shows as evidence.
@Controller
class ReportController {
  private final Reports reports;
  private final Tasks tasks;
  private final TaskFigures figures;
  private final Files files;
  private final TaskPages pages;
  private final ReportChecks checks;

  ReportController(
      Reports reports,
      Tasks tasks,
      TaskFigures figures,
      Files files,
      TaskPages pages,
      ReportChecks checks) {
    this.reports = reports;
    this.tasks = tasks;
    this.figures = figures;
    this.files = files;
    this.pages = pages;
    this.checks = checks;
  }

  @PostMapping("/tasks/{id}/reports")
  @Requires(Permission.TASK_REPORT)
  ModelAndView report(
      @PathVariable long id,
      @ModelAttribute ReportForm form,
      @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> sent,
      HttpServletRequest request,
      Actor actor,
      Language language) {
    var uploads = checks.uploads(actor, id, request, uploads(sent));
    var given = FigureForm.of(request.getParameterMap());
    var faults = figures.faults(actor, tasks.get(actor, id), given.given());
    if (!faults.isEmpty()) {
      var why = Refusal.invalid("tasks.refused.figures", faults.size());
      return refused(why, actor, id, form, given.with(faults), language);
    }
    if (checks.hold(actor, id, request, uploads)) {
      return Pages.seeOther("/tasks/" + id + "/report-check");
    }
    return form.report(uploads)
        .fold(
            report -> reports.report(actor, id, report.with(given.given())), Outcome::<Long>refused)
        .fold(
            task -> {
              checks.sent(actor, id, request);
              return Pages.seeOther("/tasks/" + task, "tasks.reported");
            },
            why -> refused(why, actor, id, form, given, language));
  }

  /// Nothing typed is lost, and no file.
  @PostMapping("/tasks/{id}/saved-report")
  @Requires(Permission.TASK_REPORT)
  ModelAndView save(
      @PathVariable long id,
      @ModelAttribute ReportForm form,
      @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> sent,
      HttpServletRequest request,
      Actor actor,
      Language language) {
    return checks
        .save(actor, id, request, checks.uploads(actor, id, request, uploads(sent)))
        .fold(
            task -> Pages.seeOther("/tasks/" + task + "#report", "tasks.report_saved"),
            why ->
                refused(why, actor, id, form, FigureForm.of(request.getParameterMap()), language));
  }

  private ModelAndView refused(
      Refusal why, Actor actor, long id, ReportForm form, FigureForm given, Language language) {
    var typed = new ActForm(form.text(), null, null, null, form.progress(), form.behalf(), null);
    return Refusals.shown(
        why,
        Pages.page(
            "tasks/show",
            pages.page(
                actor,
                id,
                TaskTransition.REPORT,
                typed,
                StateForm.EMPTY,
                new ProofPart.Typing(form, given),
                language)));
  }

  /// In the order of the form's rows; a file field left empty is sent as a part without a name.
  private static List<Upload> uploads(@Nullable List<MultipartFile> sent) {
    return Objects.requireNonNullElse(sent, List.<MultipartFile>of()).stream()
        .map(file -> {
          try {
            return new Upload(
                Objects.requireNonNullElse(file.getOriginalFilename(), ""), file.getBytes());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        })
        .toList();
  }

  /// Always as a file to keep, never as a page to show.
  @GetMapping("/evidence/{id}")
  @Requires(Permission.RECORD_READ)
  ResponseEntity<InputStreamResource> evidence(@PathVariable long id, Actor actor) {
    var evidence = reports.evidence(actor, id);
    var type = evidence.mediaType();
    var size = evidence.size();
    var sha256 = evidence.sha256();
    if (type == null || size == null || sha256 == null) {
      throw new NotFound("evidence without a file");
    }
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(type))
        .contentLength(size)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(evidence.name(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .body(new InputStreamResource(files.open(sha256)));
  }
}
