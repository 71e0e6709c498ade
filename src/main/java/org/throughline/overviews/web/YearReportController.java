package org.throughline.overviews.web;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.overviews.YearReport;
import org.throughline.overviews.YearReports;
import org.throughline.shared.Language;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Texts;
import org.throughline.tables.TableFiles;

/// The year's summary of a body, to read, as a document and as a workbook.
@Controller
class YearReportController {
  private static final MediaType DOCX =
      MediaType.valueOf("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

  private final YearReports reports;
  private final MessageSource messages;
  private final Clock clock;

  YearReportController(YearReports reports, MessageSource messages, Clock clock) {
    this.reports = reports;
    this.messages = messages;
    this.clock = clock;
  }

  @GetMapping("/overview/report")
  @Requires(Permission.OVERVIEW_READ)
  ModelAndView show(
      @RequestParam(required = false) @Nullable Long under,
      @RequestParam(required = false) @Nullable String year,
      Actor actor,
      Language language) {
    long body = under == null ? actor.bodyId() : under;
    return Pages.page(
        "overviews/report", new YearReportPage(body, report(body, year, actor, language)));
  }

  private YearReport report(long body, @Nullable String year, Actor actor, Language language) {
    var asked = OverviewController.year(year);
    return reports.of(
        actor, body, asked == null ? LocalDate.now(clock).getYear() : asked, language);
  }

  @GetMapping("/overview/report.docx")
  @Requires(Permission.OVERVIEW_READ)
  ResponseEntity<byte[]> document(
      @RequestParam(required = false) @Nullable Long under,
      @RequestParam(required = false) @Nullable String year,
      Actor actor,
      Language language) {
    var report = report(under == null ? actor.bodyId() : under, year, actor, language);
    return file(YearDocument.of(report, texts(language)), DOCX, report.year() + ".docx");
  }

  @GetMapping("/overview/report.xlsx")
  @Requires(Permission.OVERVIEW_READ)
  ResponseEntity<byte[]> workbook(
      @RequestParam(required = false) @Nullable Long under,
      @RequestParam(required = false) @Nullable String year,
      Actor actor,
      Language language) {
    var report = report(under == null ? actor.bodyId() : under, year, actor, language);
    return TableFiles.download(YearTables.of(report, texts(language)), "" + report.year());
  }

  private Texts texts(Language language) {
    return new Texts(messages, language, clock.getZone());
  }

  private static ResponseEntity<byte[]> file(byte[] content, MediaType type, String name) {
    return ResponseEntity.ok()
        .contentType(type)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(content);
  }
}
