package org.throughline.tasks.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.calendars.Deadlines;
import org.throughline.calendars.Explained;
import org.throughline.organisations.Actor;
import org.throughline.shared.Language;
import org.throughline.shared.Refusal;
import org.throughline.shared.web.Typed;

/// What was chosen to let a rule find a task's deadline; nothing where the day is chosen by hand.
///
/// @param byRule the pack's code and the rule's: `common/ten-days`
/// @param countedFrom the day from which it counts
public record DeadlineForm(@Nullable String byRule, @Nullable String countedFrom) {
  static final DeadlineForm EMPTY = new DeadlineForm(null, null);

  boolean chosen() {
    return !Typed.blank(byRule);
  }

  /// What the rule gives at the actor's body; empty where none is chosen or it cannot be counted.
  Optional<Explained> explained(Deadlines deadlines, Actor actor) {
    return chosen()
        ? Typed.date(countedFrom)
            .flatMap(from -> deadlines.byRule(actor.bodyId(), Typed.text(byRule), from))
        : Optional.empty();
  }

  /// Why the chosen rule cannot be counted; null where it can, or none is chosen.
  @Nullable Refusal refusal(Deadlines deadlines, Actor actor) {
    if (!chosen()) {
      return null;
    }
    if (Typed.date(countedFrom).isEmpty()) {
      return Refusal.invalid("calendars.refused.rule_from");
    }
    return explained(deadlines, actor).isEmpty()
        ? Refusal.invalid("calendars.refused.rule_unknown")
        : null;
  }

  /// Whether the rule still gives the day in the form, or the form leaves the day to it.
  static boolean holds(TaskForm form, Explained explained) {
    return !form.reviewed()
        && (Typed.blank(form.date())
            || Typed.date(form.date()).filter(explained.date()::equals).isPresent());
  }

  /// The task's form with the rule's day and sentence; without the sentence where another day was
  /// chosen since.
  static TaskForm filled(TaskForm form, Explained explained, Language language) {
    if (holds(form, explained)) {
      return form.due(explained.date().toString(), explained.sentence(language));
    }
    var sentence = Typed.text(form.rule());
    return sentence.equals(explained.sentenceEn()) || sentence.equals(explained.sentenceZh())
        ? form.due(form.date(), null)
        : form;
  }
}
