package org.throughline.sittings.web;

import static org.throughline.shared.web.Typed.blank;
import static org.throughline.shared.web.Typed.text;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.throughline.meetings.Meeting;
import org.throughline.meetings.MeetingState;
import org.throughline.shared.Outcome;

/// When something happened at a sitting: now, at a time that was typed, or at the moment at which
/// it was entered into a page that could not send it until now.
@Component
class Moments {
  /// Longer than this nobody keeps an entry to send it.
  private static final Duration KEPT = Duration.ofDays(3);

  private final Clock clock;
  private final ZoneId zone;

  Moments(Clock clock, ZoneId zone) {
    this.clock = clock;
    this.zone = zone;
  }

  Outcome<Instant> of(Op op, Meeting meeting) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (!blank(op.time())) {
      return typed(text(op.time()), meeting, now);
    }
    if (op.at() != null && op.sent() != null) {
      return entered(op.at(), op.sent(), now);
    }
    return meeting.state() == MeetingState.IN_SESSION
        ? Outcome.done(now)
        : Outcome.invalid("sittings.time.missing");
  }

  private Outcome<Instant> typed(String time, Meeting meeting, Instant now) {
    var day =
        meeting.state() == MeetingState.IN_SESSION || meeting.heldOn() == null
            ? LocalDate.now(clock.withZone(zone))
            : meeting.heldOn();
    try {
      var moment = day.atTime(LocalTime.parse(time)).atZone(zone).toInstant();
      return moment.isAfter(now) ? Outcome.invalid("sittings.time.future") : Outcome.done(moment);
    } catch (DateTimeException e) {
      return Outcome.invalid("sittings.time.malformed");
    }
  }

  private static Outcome<Instant> entered(String at, String sent, Instant now) {
    try {
      var ago = Duration.between(Instant.parse(at), Instant.parse(sent));
      return ago.isNegative() || ago.compareTo(KEPT) > 0
          ? Outcome.invalid("sittings.time.implausible")
          : Outcome.done(now.minus(ago).truncatedTo(ChronoUnit.MILLIS));
    } catch (DateTimeException e) {
      return Outcome.invalid("sittings.time.malformed");
    }
  }
}
