package org.throughline.tasks.web;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What was typed for a step beside its words; each step uses what it needs.
///
/// @param day a new deadline, a milestone's day, or the day of a review
/// @param blocker the number of a task
public record StateForm(
    @Nullable String day,
    @Nullable String title,
    @Nullable String milestone,
    @Nullable String place,
    @Nullable String blocker,
    @Nullable String organisation,
    @Nullable List<String> partTitle,
    @Nullable List<String> partLead,
    @Nullable List<String> partDay) {
  static final StateForm EMPTY =
      new StateForm(null, null, null, null, null, null, null, null, null);

  public String part(int number) {
    return at(partTitle, number);
  }

  public String partLead(int number) {
    return at(partLead, number);
  }

  public String partDay(int number) {
    return at(partDay, number);
  }

  private static String at(@Nullable List<String> typed, int number) {
    var all = Objects.requireNonNullElse(typed, List.<String>of());
    return number < all.size() ? Objects.requireNonNullElse(all.get(number), "") : "";
  }
}
