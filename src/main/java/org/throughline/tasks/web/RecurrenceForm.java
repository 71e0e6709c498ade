package org.throughline.tasks.web;

import org.jspecify.annotations.Nullable;
import org.throughline.shared.Coded;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Typed;
import org.throughline.tasks.Recurrences;
import org.throughline.tasks.Rhythm;

/// What was typed to change a recurring obligation.
public record RecurrenceForm(
    @Nullable String title,
    @Nullable String text,
    @Nullable String every,
    @Nullable String unit,
    @Nullable String until,
    @Nullable String leadDays) {

  static RecurrenceForm of(Recurrences.Recurrence each) {
    var rhythm = each.pattern();
    return new RecurrenceForm(
        each.title(),
        each.text(),
        String.valueOf(rhythm.every()),
        rhythm.unit().code(),
        rhythm.until() == null ? "" : rhythm.until().toString(),
        String.valueOf(rhythm.leadDays()));
  }

  Outcome<Rhythm> rhythm() {
    var chosen = Coded.find(Rhythm.Unit.class, unit);
    if (chosen.isEmpty()) {
      return Outcome.invalid("tasks.refused.pattern");
    }
    var last = Typed.date(until);
    if (last.isEmpty() && !Typed.blank(until)) {
      return Outcome.invalid("tasks.refused.date_malformed");
    }
    var ahead = Typed.text(leadDays);
    if (!ahead.matches("[0-9]{0,3}")) {
      return Outcome.invalid("tasks.refused.recurrence_lead");
    }
    return Outcome.done(
        new Rhythm(
            Typed.id(every).filter(n -> n <= 60).orElse(0L).intValue(),
            chosen.get(),
            last.orElse(null),
            ahead.isEmpty() ? 0 : Integer.parseInt(ahead)));
  }
}
