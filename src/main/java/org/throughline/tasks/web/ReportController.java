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
import org.throughline.shared.Coded;
import org.throughline.shared.Files;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.shared.web.Typed;
import org.throughline.tasks.NewReport;
import org.throughline.tasks.Progress;
import org.throughline.tasks.Reports;
import org.throughline.tasks.TaskTransition;
import org.throughline.tasks.Upload;

/// Reporting on a task, and fetching what a report shows as evidence.
@Controller
class ReportController {
  private final Reports reports;
  private final Files files;
  private final TaskPages pages;
  private final ReportChecks checks;

  ReportController(Reports reports, Files files, TaskPages pages, ReportChecks checks) {
    this.reports = reports;
    this.files = files;
    this.pages = pages;
    this.checks = checks;
  }

  @PostMapping("/tasks/{id}/reports")
  @Requires(Permission.TASK_REPORT)
  ModelAndView report(
      @PathVariable long id,
      @ModelAttribute ActForm form,
      @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> sent,
      HttpServletRequest request,
      Actor actor,
      Language language) {
    var uploads = checks.uploads(actor, id, request, uploads(sent));
    if (checks.hold(actor, id, request, uploads)) {
      return Pages.seeOther("/tasks/" + id + "/report-check");
    }
    return report(actor, id, form, uploads)
        .fold(
            task -> {
              checks.sent(actor, id, request);
              return Pages.seeOther("/tasks/" + task, "tasks.reported");
            },
            why ->
                Refusals.shown(
                    why,
                    Pages.page(
                        "tasks/show",
                        pages.page(actor, id, TaskTransition.REPORT, form, language))));
  }

  private Outcome<Long> report(Actor actor, long id, ActForm form, List<Upload> uploads) {
    var progress = Coded.find(Progress.class, form.progress());
    if (progress.isEmpty()) {
      return Outcome.invalid("tasks.refused.progress_missing");
    }
    var behalf = Typed.id(form.behalf());
    if (behalf.isEmpty() && !Typed.blank(form.behalf())) {
      return Outcome.invalid("tasks.refused.choice_unknown");
    }
    return reports.report(
        actor,
        id,
        new NewReport(progress.get(), Typed.text(form.text()), behalf.orElse(null), uploads));
  }

  /// A file field left empty is sent as a part without a name.
  private static List<Upload> uploads(@Nullable List<MultipartFile> sent) {
    return Objects.requireNonNullElse(sent, List.<MultipartFile>of()).stream()
        .filter(file -> !Typed.blank(file.getOriginalFilename()))
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
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(evidence.mediaType()))
        .contentLength(evidence.size())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(evidence.name(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .body(new InputStreamResource(files.open(evidence.sha256())));
  }
}
