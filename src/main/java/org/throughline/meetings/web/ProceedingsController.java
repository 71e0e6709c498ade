package org.throughline.meetings.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.meetings.Proceedings;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;

/// Attendance and statements.
@Controller
class ProceedingsController {
  private final Proceedings proceedings;
  private final MeetingPages pages;

  ProceedingsController(Proceedings proceedings, MeetingPages pages) {
    this.proceedings = proceedings;
    this.pages = pages;
  }

  @PostMapping("/meetings/{id}/attendance")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView attend(
      @PathVariable("id") long id,
      @ModelAttribute AttendanceForm form,
      Actor actor,
      Language language) {
    var outcome =
        Forms.attendance(form)
            .fold(each -> proceedings.addAttendance(actor, id, each), Outcome::<Long>refused);
    return answer(outcome, "#attendance", "attendance", id, actor, language, Typed.in(form));
  }

  @PostMapping("/meetings/{id}/attendance/{entry}/removal")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView unattend(
      @PathVariable("id") long id,
      @PathVariable("entry") long entry,
      Actor actor,
      Language language) {
    var outcome = proceedings.removeAttendance(actor, id, entry);
    return answer(outcome, "#attendance", "removed", id, actor, language, Typed.NOTHING);
  }

  @PostMapping("/meetings/{id}/statements")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView state(
      @PathVariable("id") long id,
      @ModelAttribute StatementForm form,
      Actor actor,
      Language language) {
    var outcome =
        Forms.statement(form)
            .fold(each -> proceedings.addStatement(actor, id, each), Outcome::<Long>refused);
    return answer(outcome, "#statements", "statement", id, actor, language, Typed.in(form));
  }

  @PostMapping("/meetings/{id}/statements/{entry}/removal")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView unstate(
      @PathVariable("id") long id,
      @PathVariable("entry") long entry,
      Actor actor,
      Language language) {
    var outcome = proceedings.removeStatement(actor, id, entry);
    return answer(outcome, "#statements", "removed", id, actor, language, Typed.NOTHING);
  }

  private ModelAndView answer(
      Outcome<Long> outcome,
      String place,
      String done,
      long id,
      Actor actor,
      Language language,
      Typed typed) {
    return outcome.fold(
        _ -> Pages.seeOther("/meetings/" + id + place, "meetings." + done),
        why ->
            Refusals.shown(
                why, Pages.page("meetings/show", pages.page(actor, id, language, typed))));
  }
}
