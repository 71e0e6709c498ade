package org.throughline.meetings.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Planning a meeting, or changing one.
///
/// @param id null while planning
public record MeetingFormPage(
    @Nullable Long id, String name, PlanForm form, List<Choice> organisations) {

  public record Choice(long id, String name) {}

  public String action() {
    return id == null ? "/meetings" : "/meetings/" + id;
  }

  public String back() {
    return id == null ? "/meetings" : "/meetings/" + id;
  }
}
