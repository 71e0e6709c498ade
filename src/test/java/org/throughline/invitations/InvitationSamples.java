package org.throughline.invitations;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.meetings.MeetingForm;
import org.throughline.meetings.NewMeeting;
import org.throughline.organisations.Actor;
import org.throughline.shared.Access;
import org.throughline.shared.Language;

/// What tests about invitations begin from.
final class InvitationSamples {
  private InvitationSamples() {}

  /// Two hours, where it says when it begins.
  static NewMeeting at(
      Actor secretary, @Nullable LocalDate day, @Nullable LocalTime from, Access access) {
    return new NewMeeting(
        secretary.organisationId(),
        "Rivers meeting",
        MeetingForm.ORDINARY,
        "2nd Meeting",
        day,
        from,
        from == null ? null : from.plusHours(2),
        "Hall 3",
        List.of(),
        Language.ENGLISH,
        access);
  }

  static List<Invitations.Called> called(Actor... people) {
    return Arrays.stream(people)
        .map(each -> new Invitations.Called(each.personId(), each.postId()))
        .toList();
  }

  static NewAnswer coming() {
    return new NewAnswer(Answer.COMING, null, null, null);
  }
}
