package org.throughline.series.web;

import static org.throughline.shared.web.Typed.blank;
import static org.throughline.shared.web.Typed.idOrNotFound;
import static org.throughline.shared.web.Typed.text;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.meetings.MeetingForm;
import org.throughline.series.NewSeries;
import org.throughline.series.Rhythm;
import org.throughline.shared.Access;
import org.throughline.shared.Coded;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Typed;

/// What was typed, read into what the services take.
final class SeriesForms {
  private static final String HOUR = "([01][0-9]|2[0-3]):[0-5][0-9]";

  private SeriesForms() {}

  static Outcome<NewSeries> series(SeriesForm form) {
    if (blank(form.organisation())) {
      return Outcome.invalid("meetings.organisation.missing");
    }
    var kind = Coded.find(MeetingForm.class, form.form());
    var language = Language.find(form.language());
    var access = Coded.find(Access.class, form.access());
    var rhythm = Coded.find(Rhythm.class, form.rhythm());
    var first = Typed.date(form.firstOn());
    if (kind.isEmpty()) {
      return Outcome.invalid("meetings.form.missing");
    }
    if (language.isEmpty()) {
      return Outcome.invalid("meetings.language.missing");
    }
    if (access.isEmpty()) {
      return Outcome.invalid("meetings.access.missing");
    }
    if (rhythm.isEmpty()) {
      return Outcome.invalid("series.rhythm.missing");
    }
    if (first.isEmpty() || first.get().getYear() > 2199) {
      return Outcome.invalid("series.first_on.missing");
    }
    if (malformed(form.startsAt()) || malformed(form.endsAt())) {
      return Outcome.invalid("meetings.hour.malformed");
    }
    return Outcome.done(
        new NewSeries(
            idOrNotFound(Kind.ORGANISATION, text(form.organisation())),
            text(form.title()),
            kind.get(),
            language.get(),
            access.get(),
            text(form.place()),
            hour(form.startsAt()),
            hour(form.endsAt()),
            rhythm.get(),
            first.get(),
            blank(form.like()) ? null : idOrNotFound(Kind.MEETING, text(form.like()))));
  }

  private static boolean malformed(@Nullable String hour) {
    return !blank(hour) && !text(hour).matches(HOUR);
  }

  private static @Nullable LocalTime hour(@Nullable String typed) {
    return blank(typed) ? null : LocalTime.parse(text(typed));
  }

  /// Empty where nothing was typed.
  static Outcome<Optional<LocalDate>> day(@Nullable String typed) {
    if (blank(typed)) {
      return Outcome.done(Optional.empty());
    }
    var day = Typed.date(typed);
    return day.isPresent() ? Outcome.done(day) : Outcome.invalid("meetings.held_on.malformed");
  }
}
