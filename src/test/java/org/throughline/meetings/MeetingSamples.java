package org.throughline.meetings;

import java.time.LocalDate;
import org.throughline.directives.ClauseKind;
import org.throughline.directives.DirectiveKind;
import org.throughline.directives.Directives;
import org.throughline.directives.NewClause;
import org.throughline.directives.NewDirective;
import org.throughline.organisations.Actor;
import org.throughline.shared.Access;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.Refusal;

/// What tests about meetings begin from.
public final class MeetingSamples {
  public static final LocalDate DAY = LocalDate.of(2026, 3, 5);

  private MeetingSamples() {}

  public static NewMeeting planned(Actor secretary, LocalDate day) {
    return new NewMeeting(
        secretary.organisationId(),
        "Rivers meeting",
        MeetingForm.ORDINARY,
        "2nd Meeting",
        day,
        "Hall 3",
        Language.ENGLISH,
        Access.INTERNAL);
  }

  /// Registered by the actor's body, with this many clauses.
  public static long directive(Directives directives, Actor secretary, int clauses) {
    long id =
        done(
            directives.register(
                secretary,
                new NewDirective(
                    DirectiveKind.SPEECH,
                    "Speech on rivers",
                    null,
                    null,
                    null,
                    Language.ENGLISH,
                    Access.INTERNAL,
                    "Protect the rivers.")));
    for (int i = 1; i <= clauses; i++) {
      done(
          directives.addClause(
              secretary,
              id,
              new NewClause(ClauseKind.REQUIREMENT, "Clear drain " + i, null, null, null)));
    }
    return id;
  }

  public static <T> T done(Outcome<T> outcome) {
    return outcome.fold(
        value -> value,
        why -> {
          throw new AssertionError(why);
        });
  }

  /// The key of the reason.
  public static String refusal(Outcome<?> outcome) {
    return outcome.fold(
        value -> {
          throw new AssertionError("done: " + value);
        },
        Refusal::key);
  }
}
