package org.throughline.papers.web;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.meetings.Meetings;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.papers.Papers;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.shared.web.Uploads;

/// The papers of a meeting: listed, and added to.
@Controller
class MeetingPapersController {
  private final Meetings meetings;
  private final Papers papers;
  private final PaperRows rows;

  MeetingPapersController(Meetings meetings, Papers papers, PaperRows rows) {
    this.meetings = meetings;
    this.papers = papers;
    this.rows = rows;
  }

  /// @param item for which a paper is to be added
  @GetMapping("/meetings/{id}/papers")
  @Requires(Permission.RECORD_READ)
  ModelAndView list(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String item,
      Actor actor,
      Language language) {
    var blank = PaperForm.EMPTY;
    var form = new PaperForm(blank.title(), item, blank.access(), blank.giver(), blank.givenBy());
    return page(id, actor, language, form, item != null);
  }

  @PostMapping("/meetings/{id}/papers")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView add(
      @PathVariable long id,
      @ModelAttribute PaperForm form,
      @RequestParam(required = false) @Nullable MultipartFile file,
      Actor actor,
      Language language) {
    return form.paper()
        .fold(paper -> papers.add(actor, id, paper, Uploads.file(file)), Outcome::<Long>refused)
        .fold(
            added -> Pages.seeOther("/papers/" + added, "papers.added"),
            why -> Refusals.shown(why, page(id, actor, language, form, true)));
  }

  private ModelAndView page(
      long id, Actor actor, Language language, PaperForm form, boolean typing) {
    var meeting = meetings.get(actor, id);
    return Pages.page("papers/list", rows.page(actor, meeting, language, form, typing));
  }
}
