package org.throughline.series.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.series.Copies;
import org.throughline.shared.web.Pages;

/// Copies a meeting.
@Controller
class CopyController {
  private final Copies copies;

  CopyController(Copies copies) {
    this.copies = copies;
  }

  @PostMapping("/meetings/{id}/copy")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView copy(@PathVariable("id") long id, Actor actor) {
    return copies
        .copy(actor, id)
        .fold(
            copy -> Pages.seeOther("/meetings/" + copy + "/edit", "series.copied"),
            why -> Pages.seeOther("/meetings/" + id, "series.not_copied"));
  }
}
