package org.throughline.meetings;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Access;
import org.throughline.shared.Language;

/// @param organisationId the organisation that meets and answers for the record
/// @param session as the body itself counts: "2nd Meeting", 第十次会议
/// @param heldOn null until the day is known; of a circulation, the day by which it is answered
/// @param startsAt in the product's time zone; null until it is known
/// @param endsAt when it should be over
/// @param enlargedWith classes beyond the members, as written: "heads of county water bureaus"
/// @param language the language the record is written in
public record Meeting(
    long id,
    long organisationId,
    String title,
    MeetingForm form,
    @Nullable String session,
    @Nullable LocalDate heldOn,
    @Nullable LocalTime startsAt,
    @Nullable LocalTime endsAt,
    @Nullable String place,
    List<String> enlargedWith,
    Language language,
    Access access,
    MeetingState state) {
  public Meeting {
    enlargedWith = List.copyOf(enlargedWith);
  }
}
