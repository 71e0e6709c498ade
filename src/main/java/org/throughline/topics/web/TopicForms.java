package org.throughline.topics.web;

import static org.throughline.shared.web.Typed.blank;
import static org.throughline.shared.web.Typed.idOrNotFound;
import static org.throughline.shared.web.Typed.text;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.meetings.ItemKind;
import org.throughline.shared.Access;
import org.throughline.shared.Coded;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Typed;
import org.throughline.topics.NewTopic;

/// What was typed, read into what the services take.
final class TopicForms {
  private TopicForms() {}

  static Outcome<NewTopic> topic(TopicForm form) {
    if (blank(form.meets())) {
      return Outcome.invalid("topics.meets.missing");
    }
    var kind = Coded.find(ItemKind.class, form.kind());
    var access = Coded.find(Access.class, form.access());
    var language = Language.find(form.language());
    if (kind.isEmpty()) {
      return Outcome.invalid("topics.kind.missing");
    }
    if (access.isEmpty()) {
      return Outcome.invalid("meetings.access.missing");
    }
    if (language.isEmpty()) {
      return Outcome.invalid("meetings.language.missing");
    }
    if (!blank(form.minutes()) && !text(form.minutes()).matches("[0-9]{1,5}")) {
      return Outcome.invalid("meetings.item.minutes");
    }
    var minutes = blank(form.minutes()) ? null : Integer.valueOf(text(form.minutes()));
    return day(form.wishedBy())
        .fold(
            day ->
                Outcome.done(
                    new NewTopic(
                        idOrNotFound(Kind.ORGANISATION, text(form.meets())),
                        kind.get(),
                        text(form.title()),
                        text(form.text()),
                        text(form.asked()),
                        minutes,
                        access.get(),
                        language.get(),
                        day.orElse(null))),
            Outcome::refused);
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
