package org.throughline.sittings.web;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.meetings.Meetings;
import org.throughline.organisations.Actor;
import org.throughline.shared.web.Pages;
import org.throughline.sittings.Sittings;

/// SittingAnswers a page that asks whether anything has changed: mostly with nothing.
@Component
class News {
  private final Meetings meetings;
  private final Sittings sittings;

  News(Meetings meetings, Sittings sittings) {
    this.meetings = meetings;
    this.sittings = sittings;
  }

  /// @param since the revision that the page shows
  ModelAndView since(
      Actor actor, long meetingId, @Nullable String since, Supplier<ModelAndView> board) {
    meetings.get(actor, meetingId);
    if (Long.toString(sittings.revision(meetingId)).equals(since)) {
      var nothing = Pages.page("sittings/nothing", "");
      nothing.setStatus(HttpStatus.NO_CONTENT);
      return nothing;
    }
    return board.get();
  }
}
