package org.throughline.invitations;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.meetings.Meeting;
import org.throughline.meetings.MeetingState;
import org.throughline.shared.Refusal;

/// What is asked of notices and answers before anything is looked up.
public final class InvitationRules {
  public static final int REASON = 1_000;
  public static final int NAME = 300;
  public static final int WORDS = 4_000;
  public static final int ROOM = 200;
  static final int PEOPLE = 2_000;

  private InvitationRules() {}

  /// While somebody may still be called.
  static Optional<Refusal> open(Meeting meeting) {
    return meeting.state().agendaOpen()
        ? Optional.empty()
        : Optional.of(Refusal.conflict("invitations.refused.over"));
  }

  /// While an answer says something: until the meeting is opened.
  public static boolean answerable(MeetingState state) {
    return switch (state) {
      case PLANNED, CONVENED, POSTPONED -> true;
      case IN_SESSION, ENDED, MINUTES_DRAFTED, MINUTES_APPROVED, CLOSED, CANCELLED -> false;
    };
  }

  static Optional<Refusal> check(Invitation invitation, NewAnswer answer) {
    var missing =
        switch (answer.answer()) {
          case COMING -> null;
          case EXCUSED -> answer.reason() == null ? "invitations.refused.reason_missing" : null;
          case SUBSTITUTE -> substitute(invitation, answer);
        };
    return missing != null
        ? Optional.of(Refusal.invalid(missing))
        : tooLong("reason", answer.reason(), REASON)
            .or(() -> tooLong("substitute", answer.substitute(), NAME));
  }

  private static @Nullable String substitute(Invitation invitation, NewAnswer answer) {
    var known = answer.substituteId();
    if (known == null && answer.substitute() == null) {
      return "invitations.refused.substitute_missing";
    }
    if (known != null && answer.substitute() != null) {
      return "invitations.refused.two_substitutes";
    }
    return known != null && known == invitation.personId()
        ? "invitations.refused.own_substitute"
        : null;
  }

  static Optional<Refusal> answerBy(@Nullable LocalDate day, Meeting meeting) {
    var held = meeting.heldOn();
    return day != null && held != null && day.isAfter(held)
        ? Optional.of(Refusal.invalid("invitations.refused.answer_after", held))
        : Optional.empty();
  }

  /// @param field the last part of the message key that names what is too long
  static Optional<Refusal> tooLong(String field, @Nullable String text, int limit) {
    return text != null && text.length() > limit
        ? Optional.of(Refusal.invalid("invitations.refused.too_long." + field, limit))
        : Optional.empty();
  }
}
