package org.throughline.meetings;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Refusal;

/// What is asked of the parts of a meeting's record before anything is looked up.
final class MeetingRules {
  static final int TITLE = 500;
  static final int SHORT = 300;
  static final int TEXT = 20_000;
  static final int ITEMS = 500;
  static final int GUESTS = 100;

  /// In minutes.
  private static final int DAY = 24 * 60;

  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

  private MeetingRules() {}

  static Optional<Refusal> check(NewMeeting meeting) {
    if (meeting.title().isEmpty()) {
      return refuse("meetings.title.missing");
    }
    if (meeting.heldOn() != null && !plausible(meeting.heldOn())) {
      return refuse("meetings.held_on.implausible");
    }
    return hours(meeting)
        .or(() -> tooLong("title", meeting.title(), TITLE))
        .or(() -> tooLong("enlarged_with", String.join("\n", meeting.enlargedWith()), TITLE))
        .or(() -> tooLong("session", meeting.session(), SHORT))
        .or(() -> tooLong("place", meeting.place(), SHORT));
  }

  private static Optional<Refusal> hours(NewMeeting meeting) {
    var starts = meeting.startsAt();
    var ends = meeting.endsAt();
    if (!meeting.form().sits() && (starts != null || ends != null || meeting.place() != null)) {
      return refuse("meetings.circulation.nowhere");
    }
    if (meeting.form() != MeetingForm.ENLARGED && !meeting.enlargedWith().isEmpty()) {
      return refuse("meetings.enlarged_with.not_enlarged");
    }
    return ends != null && (starts == null || !ends.isAfter(starts))
        ? refuse("meetings.ends_at.before_start")
        : Optional.empty();
  }

  static boolean plausible(LocalDate day) {
    return !day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY);
  }

  static Optional<Refusal> check(NewItem item) {
    if (item.title().isEmpty()) {
      return refuse("meetings.item.title.missing");
    }
    if (item.kind() != ItemKind.CONVEY && !item.directiveIds().isEmpty()) {
      return refuse("meetings.item.conveys_nothing");
    }
    if (item.minutes() != null && (item.minutes() < 1 || item.minutes() > DAY)) {
      return refuse("meetings.item.minutes");
    }
    if (item.guests().size() > GUESTS) {
      return Optional.of(Refusal.invalid("meetings.item.guests", GUESTS));
    }
    return tooLong("title", item.title(), TITLE)
        .or(() -> tooLong("text", item.text(), TEXT))
        .or(() -> tooLong("name", item.presenter().written(), SHORT))
        .or(() ->
            item.guests().stream()
                .map(each -> tooLong("name", each.name(), SHORT))
                .flatMap(Optional::stream)
                .findFirst());
  }

  static Optional<Refusal> check(NewAttendance attendance) {
    var known = attendance.personId() != null || attendance.postId() != null;
    var written = attendance.name() != null || attendance.postTitle() != null;
    if (!known && !written && attendance.headCount() == null) {
      return refuse("meetings.attendance.nobody");
    }
    if (known && written) {
      return refuse("meetings.attendance.both");
    }
    if (attendance.headCount() != null
        && (attendance.headCount() < 1 || attendance.headCount() > 100_000)) {
      return refuse("meetings.attendance.count");
    }
    return tooLong("name", attendance.name(), SHORT)
        .or(() -> tooLong("name", attendance.postTitle(), SHORT));
  }

  /// Each known person attends once.
  static Optional<Refusal> twice(List<NewAttendance> attendance) {
    var people = attendance.stream().map(NewAttendance::personId).filter(Objects::nonNull).toList();
    return people.stream().distinct().count() < people.size()
        ? refuse("meetings.attendance.twice")
        : Optional.empty();
  }

  static Optional<Refusal> check(NewStatement statement) {
    if (statement.text().isEmpty()) {
      return refuse("meetings.statement.text.missing");
    }
    return tooLong("text", statement.text(), TEXT)
        .or(() -> tooLong("name", statement.speaker(), SHORT))
        .or(() -> tooLong("name", statement.addressee(), SHORT));
  }

  /// @param field the last part of the message key that names what is too long
  static Optional<Refusal> tooLong(String field, @Nullable String text, int limit) {
    return text != null && text.length() > limit
        ? Optional.of(Refusal.invalid("meetings.too_long." + field, limit))
        : Optional.empty();
  }

  private static Optional<Refusal> refuse(String key) {
    return Optional.of(Refusal.invalid(key));
  }
}
