package org.throughline.series;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.throughline.meetings.MeetingState;

/// A meeting of a series.
///
/// @param term its name; null before the first
public record NumberedMeeting(
    long meetingId,
    String title,
    @Nullable LocalDate heldOn,
    MeetingState state,
    @Nullable String term,
    int number) {}
