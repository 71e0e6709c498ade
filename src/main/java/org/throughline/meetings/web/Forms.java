package org.throughline.meetings.web;

import static org.throughline.shared.web.Typed.blank;
import static org.throughline.shared.web.Typed.idOrNotFound;
import static org.throughline.shared.web.Typed.text;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.meetings.AttendanceClass;
import org.throughline.meetings.MeetingForm;
import org.throughline.meetings.NewAttendance;
import org.throughline.meetings.NewMeeting;
import org.throughline.meetings.NewStatement;
import org.throughline.meetings.StatementVerb;
import org.throughline.shared.Access;
import org.throughline.shared.Coded;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;

/// What was typed, read into what the services take; what cannot be read is refused with a
/// sentence.
final class Forms {
  private Forms() {}

  static Outcome<NewMeeting> meeting(PlanForm form) {
    if (blank(form.organisation())) {
      return Outcome.invalid("meetings.organisation.missing");
    }
    var kind = Coded.find(MeetingForm.class, form.form());
    if (kind.isEmpty()) {
      return Outcome.invalid("meetings.form.missing");
    }
    var language = Language.find(form.language());
    if (language.isEmpty()) {
      return Outcome.invalid("meetings.language.missing");
    }
    var access = Coded.find(Access.class, form.access());
    if (access.isEmpty()) {
      return Outcome.invalid("meetings.access.missing");
    }
    var organisation = id(form.organisation(), Kind.ORGANISATION);
    return day(form.heldOn())
        .fold(
            day ->
                hour(form.startsAt())
                    .fold(
                        starts ->
                            hour(form.endsAt())
                                .fold(
                                    ends ->
                                        Outcome.done(
                                            new NewMeeting(
                                                organisation,
                                                text(form.title()),
                                                kind.get(),
                                                form.session(),
                                                day.orElse(null),
                                                starts.orElse(null),
                                                ends.orElse(null),
                                                form.place(),
                                                text(form.enlargedWith()).lines().toList(),
                                                language.get(),
                                                access.get())),
                                    Outcome::refused),
                        Outcome::refused),
            Outcome::refused);
  }

  /// Empty where nothing was typed.
  static Outcome<Optional<LocalDate>> day(@Nullable String typed) {
    if (blank(typed)) {
      return Outcome.done(Optional.empty());
    }
    var day = org.throughline.shared.web.Typed.date(typed);
    return day.isPresent() ? Outcome.done(day) : Outcome.invalid("meetings.held_on.malformed");
  }

  /// Empty where nothing was typed.
  private static Outcome<Optional<LocalTime>> hour(@Nullable String typed) {
    if (blank(typed)) {
      return Outcome.done(Optional.empty());
    }
    return text(typed).matches("([01][0-9]|2[0-3]):[0-5][0-9]")
        ? Outcome.done(Optional.of(LocalTime.parse(text(typed))))
        : Outcome.invalid("meetings.hour.malformed");
  }

  static Outcome<NewAttendance> attendance(AttendanceForm form) {
    var as = Coded.find(AttendanceClass.class, form.as());
    if (as.isEmpty()) {
      return Outcome.invalid("meetings.attendance.class.missing");
    }
    Integer count = null;
    if (!blank(form.headCount())) {
      try {
        count = Integer.valueOf(text(form.headCount()));
      } catch (NumberFormatException e) {
        return Outcome.invalid("meetings.attendance.count");
      }
    }
    Long person = null;
    Long post = null;
    if (!blank(form.person())) {
      var parts = text(form.person()).split("-", 2);
      person = id(parts[0], Kind.PERSON);
      post = parts.length == 2 ? id(parts[1], Kind.POST) : null;
    }
    return Outcome.done(
        new NewAttendance(as.get(), person, post, form.name(), form.postTitle(), count));
  }

  static Outcome<NewStatement> statement(StatementForm form) {
    var verb = Coded.find(StatementVerb.class, form.verb());
    if (verb.isEmpty()) {
      return Outcome.invalid("meetings.statement.verb.missing");
    }
    var item = blank(form.item()) ? null : id(form.item(), Kind.AGENDA_ITEM);
    return Outcome.done(
        new NewStatement(
            item, verb.get(), form.speaker(), null, text(form.words()), form.addressee()));
  }

  /// @throws NotFound where it is not a number, as for one that does not exist
  static long id(@Nullable String typed, Kind kind) {
    return idOrNotFound(kind, text(typed));
  }
}
