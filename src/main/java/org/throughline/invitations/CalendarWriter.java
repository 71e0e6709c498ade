package org.throughline.invitations;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Clazz;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Transp;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.throughline.meetings.MeetingState;
import org.throughline.shared.Language;
import org.throughline.shared.web.Texts;

/// Writes meetings as RFC 5545 has them: moments in UTC, a UID that stays, a SEQUENCE that rises
/// with each change, and no METHOD, for these are calendars to read and not letters to answer. A
/// meeting whose hours are not known yet takes the day.
@Component
class CalendarWriter {
  private static final String PRODUCT = "-//Throughline//Throughline//EN";

  /// How often a program may ask again.
  private static final String EVERY = "PT1H";

  private final MessageSource messages;
  private final ZoneId zone;

  CalendarWriter(MessageSource messages, ZoneId zone) {
    this.messages = messages;
    this.zone = zone;
  }

  /// Meetings without a day are left out.
  ///
  /// @param name of the calendar, as programs show it
  byte[] write(String name, List<CalendarEntry> entries, Language language) {
    var texts = new Texts(messages, language, zone);
    var calendar = new Calendar().withProdId(PRODUCT).withDefaults().getFluentTarget();
    calendar.add(new XProperty("X-WR-CALNAME", name));
    calendar.add(new XProperty("X-PUBLISHED-TTL", EVERY));
    for (var entry : entries) {
      var day = entry.occasion().heldOn();
      if (day != null) {
        calendar.add(event(entry, day, texts));
      }
    }
    return calendar.toString().getBytes(StandardCharsets.UTF_8);
  }

  private VEvent event(CalendarEntry entry, LocalDate day, Texts texts) {
    var occasion = entry.occasion();
    var changed = occasion.changedAt().truncatedTo(ChronoUnit.SECONDS);
    var event = new VEvent(false);
    event.add(new Uid(occasion.uid().toString()));
    event.add(new DtStamp(changed));
    event.add(new LastModified(changed));
    event.add(new Sequence(occasion.sequence()));
    event.add(new Summary(summary(occasion)));
    when(event, occasion, day);
    if (!occasion.where().isEmpty()) {
      event.add(new Location(occasion.where()));
    }
    event.add(new Description(description(entry, texts)));
    event.add(new Url(URI.create(entry.address())));
    event.add(new Status(entry.cancelled() ? "CANCELLED" : status(occasion.state())));
    event.add(new Transp(busy(entry) ? "OPAQUE" : "TRANSPARENT"));
    event.add(new Clazz(occasion.restricted() ? "CONFIDENTIAL" : "PUBLIC"));
    return event;
  }

  private static String summary(Occasion occasion) {
    return occasion.session() == null
        ? occasion.title()
        : occasion.title() + " (" + occasion.session() + ")";
  }

  private void when(VEvent event, Occasion occasion, LocalDate day) {
    var startsAt = occasion.startsAt();
    if (startsAt == null) {
      var date = new ParameterList(List.of(Value.DATE));
      event.add(new DtStart<>(date, day));
      event.add(new DtEnd<>(date, day.plusDays(1)));
      return;
    }
    event.add(new DtStart<>(moment(day, startsAt)));
    var endsAt = occasion.endsAt();
    if (endsAt != null && endsAt.isAfter(startsAt)) {
      event.add(new DtEnd<>(moment(day, endsAt)));
    }
  }

  private Instant moment(LocalDate day, LocalTime at) {
    return day.atTime(at).atZone(zone).toInstant();
  }

  private static String status(MeetingState state) {
    return state == MeetingState.PLANNED ? "TENTATIVE" : "CONFIRMED";
  }

  private static boolean busy(CalendarEntry entry) {
    var own = entry.own();
    return !entry.cancelled()
        && (own == null || own.answer() == null || own.answer() == Answer.COMING);
  }

  private String description(CalendarEntry entry, Texts texts) {
    var occasion = entry.occasion();
    var lines = new ArrayList<String>();
    lines.add(occasion.organisation());
    if (occasion.words() != null) {
      lines.add(occasion.words());
    }
    var own = entry.own();
    if (own != null && !entry.cancelled()) {
      lines.add(
          own.answer() == null
              ? texts.of("invitations.calendar.unanswered")
              : texts.of(
                  "invitations.calendar.answered", texts.of("invitations.answer", own.answer())));
    }
    if (entry.answerAt() != null) {
      lines.add(texts.of("invitations.calendar.answer_at", entry.answerAt()));
    }
    return String.join("\n", lines);
  }
}
