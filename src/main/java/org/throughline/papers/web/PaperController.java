package org.throughline.papers.web;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
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
import org.throughline.papers.Circulation;
import org.throughline.papers.Papers;
import org.throughline.papers.web.PaperPage.Typed;
import org.throughline.shared.Files;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.shared.web.Uploads;

/// One paper: shown, fetched, renewed, changed, withdrawn.
@Controller
class PaperController {
  private final Papers papers;
  private final Circulation circulation;
  private final PaperPages pages;
  private final Files files;

  PaperController(Papers papers, Circulation circulation, PaperPages pages, Files files) {
    this.papers = papers;
    this.circulation = circulation;
    this.pages = pages;
    this.files = files;
  }

  @GetMapping("/papers/{id}")
  @Requires(Permission.RECORD_READ)
  ModelAndView show(@PathVariable long id, Actor actor, Language language) {
    return pages.show(actor, id, language);
  }

  /// Whoever was sent the paper and fetches it has opened it.
  @GetMapping("/papers/{id}/versions/{number}")
  @Requires(Permission.RECORD_READ)
  ResponseEntity<InputStreamResource> fetch(
      @PathVariable long id, @PathVariable int number, Actor actor) {
    var paper = papers.get(actor, id);
    var version =
        paper.versions().stream()
            .filter(each -> each.number() == number)
            .findFirst()
            .orElseThrow(() -> new NotFound("version"));
    circulation.read(actor, paper, number, Circulation.How.OPENED);
    return Uploads.attachment(
        files, version.name(), version.mediaType(), version.size(), version.sha256());
  }

  @PostMapping("/papers/{id}/versions")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView renew(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(required = false) @Nullable String note,
      Actor actor,
      Language language) {
    var words = org.throughline.shared.web.Typed.text(note);
    return papers
        .renew(actor, id, Uploads.file(file), words)
        .fold(
            _ -> Pages.seeOther("/papers/" + id, "papers.renewed"),
            why ->
                Refusals.shown(
                    why, pages.page(actor, id, language, new Typed("version", words, ""))));
  }

  @PostMapping("/papers/{id}")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView change(
      @PathVariable long id, @ModelAttribute PaperForm form, Actor actor, Language language) {
    return form.paper()
        .fold(changed -> papers.change(actor, id, changed), Outcome::<Long>refused)
        .fold(
            _ -> Pages.seeOther("/papers/" + id, "papers.changed"),
            why ->
                Refusals.shown(
                    why,
                    pages.page(actor, id, language, new Typed("change", "", ""), form, Set.of())));
  }

  @PostMapping("/papers/{id}/withdrawal")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView withdraw(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String reason,
      Actor actor,
      Language language) {
    var words = org.throughline.shared.web.Typed.text(reason);
    return papers
        .withdraw(actor, id, words)
        .fold(
            _ -> Pages.seeOther("/papers/" + id, "papers.withdrawn"),
            why ->
                Refusals.shown(
                    why, pages.page(actor, id, language, new Typed("withdrawal", words, ""))));
  }
}
