package org.throughline.minutes.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.minutes.Archives;
import org.throughline.minutes.Registers;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.shared.web.Typed;

/// The record of a term, to take to an archive.
@Controller
class ArchiveController {
  private final Archives archives;
  private final Registers registers;

  ArchiveController(Archives archives, Registers registers) {
    this.archives = archives;
    this.registers = registers;
  }

  @GetMapping("/register/archive")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView show(Actor actor, Language language) {
    return page(actor, language, "", "", "");
  }

  private ModelAndView page(
      Actor actor, Language language, String organisation, String from, String to) {
    return Pages.page(
        "minutes/archive",
        new ArchivePage(registers.ownOrganisations(actor, language), organisation, from, to));
  }

  /// A file, or the page again with the sentence why there is none.
  @GetMapping("/register/archive.zip")
  @Requires(Permission.MEETING_PREPARE)
  Object archive(
      @RequestParam(name = "organisation", required = false) @Nullable String organisation,
      @RequestParam(name = "from", required = false) @Nullable String from,
      @RequestParam(name = "to", required = false) @Nullable String to,
      Actor actor,
      Language language) {
    long of = Typed.idOrNotFound(Kind.ORGANISATION, Typed.text(organisation));
    return archives
        .of(actor, of, Typed.date(from).orElse(null), Typed.date(to).orElse(null), language)
        .<Object>fold(
            zip ->
                ResponseEntity.ok()
                    .contentType(MediaType.valueOf("application/zip"))
                    .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                            .filename("archive-" + of + ".zip")
                            .build()
                            .toString())
                    .body(zip),
            why ->
                Refusals.shown(
                    why,
                    page(actor, language, Long.toString(of), Typed.text(from), Typed.text(to))));
  }
}
