package org.throughline.calendars.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.calendars.CalendarDay;
import org.throughline.calendars.CalendarKeeping;
import org.throughline.calendars.Calendars;
import org.throughline.calendars.DayFiles;
import org.throughline.calendars.DayRow;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Requires;
import org.throughline.shared.Outcome;
import org.throughline.shared.Refusal;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.shared.web.Typed;

/// Days in from a file, in two steps, and out to one.
@Controller
class DayImportController {
  private final Calendars calendars;
  private final CalendarKeeping keeping;
  private final Organisations organisations;
  private final Policy policy;

  DayImportController(
      Calendars calendars, CalendarKeeping keeping, Organisations organisations, Policy policy) {
    this.calendars = calendars;
    this.keeping = keeping;
    this.organisations = organisations;
    this.policy = policy;
  }

  @GetMapping("/calendars/{id}/import")
  @Requires(Permission.CALENDAR_KEEP)
  ModelAndView choose(@PathVariable long id, Actor actor) {
    return page(kept(actor, id), null);
  }

  /// The body whose calendar the actor may change.
  private long kept(Actor actor, long id) {
    var body = organisations.get(actor, id).bodyId();
    policy.require(actor, Permission.CALENDAR_KEEP, body);
    return body;
  }

  /// The first step: every row as it would be taken; nothing is stored.
  @PostMapping("/calendars/{id}/import")
  @Requires(Permission.CALENDAR_KEEP)
  ModelAndView look(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable MultipartFile file,
      Actor actor)
      throws IOException {
    var body = kept(actor, id);
    if (file == null || file.isEmpty()) {
      return Refusals.shown(Refusal.invalid("calendars.refused.file_missing"), page(body, null));
    }
    if (file.getSize() > DayFiles.LARGEST) {
      return Refusals.shown(
          Refusal.tooLarge("calendars.refused.file_large", DayFiles.LARGEST / 1024),
          page(body, null));
    }
    return DayFiles.read(file.getBytes())
        .fold(
            rows -> page(body, keeping.preview(actor, body, rows)),
            why -> Refusals.shown(why, page(body, null)));
  }

  /// The second: the days that the first showed as new, looked at once more.
  @PostMapping("/calendars/{id}/imported-days")
  @Requires(Permission.CALENDAR_KEEP)
  ModelAndView take(
      @PathVariable long id, @RequestParam(required = false) @Nullable String days, Actor actor) {
    var body = kept(actor, id);
    var sent = Typed.text(days).getBytes(StandardCharsets.UTF_8);
    return switch (DayFiles.read(sent)) {
      case Outcome.Refused<List<DayRow>>(var why) -> Refusals.shown(why, page(body, null));
      case Outcome.Done<List<DayRow>>(var rows) ->
          keeping
              .importDays(actor, body, rows)
              .fold(
                  _ -> Pages.seeOther("/calendars/" + body, "calendars.imported"),
                  why -> Refusals.shown(why, page(body, keeping.preview(actor, body, rows))));
    };
  }

  private ModelAndView page(long body, @Nullable List<DayRow> rows) {
    var fresh =
        Objects.requireNonNullElse(rows, List.<DayRow>of()).stream()
            .filter(DayRow::fresh)
            .map(row -> Objects.requireNonNull(row.day()))
            .toList();
    return Pages.page(
        "calendars/import",
        new ImportPage(
            organisations.get(body),
            calendars.keeperOf(body).filter(each -> each == body).isPresent(),
            rows,
            fresh.size(),
            DayFiles.csv(fresh)));
  }

  @GetMapping("/calendars/{id}/days.csv")
  @Requires(Permission.RECORD_READ)
  ResponseEntity<byte[]> csv(@PathVariable long id, Actor actor) {
    return file(DayFiles.csv(days(actor, id)), "text/csv", "csv");
  }

  @GetMapping("/calendars/{id}/days.ics")
  @Requires(Permission.RECORD_READ)
  ResponseEntity<byte[]> ics(@PathVariable long id, Actor actor) {
    return file(DayFiles.ics(days(actor, id)), "text/calendar", "ics");
  }

  /// All that hold there, of every year.
  private List<CalendarDay> days(Actor actor, long id) {
    return calendars
        .of(organisations.get(actor, id).bodyId())
        .between(
            LocalDate.of(CalendarDay.FIRST_YEAR, 1, 1),
            LocalDate.of(CalendarDay.LAST_YEAR, 12, 31));
  }

  private static ResponseEntity<byte[]> file(String text, String type, String ending) {
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.parseMediaType(type), StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("working-calendar." + ending)
                .build()
                .toString())
        .body(text.getBytes(StandardCharsets.UTF_8));
  }
}
