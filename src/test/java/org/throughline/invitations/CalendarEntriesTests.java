package org.throughline.invitations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.invitations.InvitationSamples.at;
import static org.throughline.meetings.MeetingSamples.done;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.throughline.meetings.Meetings;
import org.throughline.meetings.Transitions;
import org.throughline.organisations.Actor;
import org.throughline.shared.Access;
import org.throughline.shared.Language;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

/// What RFC 5545 asks of a meeting that may change.
@ProductTest
class CalendarEntriesTests {
  private static final LocalDate DAY = LocalDate.of(2027, 1, 28);
  private static final LocalTime NINE = LocalTime.of(9, 0);

  private final CalendarFeeds feeds;
  private final Invitations invitations;
  private final Meetings meetings;
  private final Transitions transitions;
  private final ZoneId zone;
  private final Actor secretary;

  CalendarEntriesTests(
      CalendarFeeds feeds,
      Invitations invitations,
      Meetings meetings,
      Transitions transitions,
      ZoneId zone,
      DemoPeople people) {
    this.feeds = feeds;
    this.invitations = invitations;
    this.meetings = meetings;
    this.transitions = transitions;
    this.zone = zone;
    this.secretary = people.as("fengyue.secretary");
  }

  private long meeting() {
    return done(meetings.plan(secretary, at(secretary, DAY, NINE, Access.INTERNAL)));
  }

  private Calendar calendar(long meeting) throws IOException, ParserException {
    return new CalendarBuilder().build(new StringReader(text(meeting)));
  }

  private String text(long meeting) {
    return new String(
        feeds.ofMeeting(secretary, meeting, Language.ENGLISH, "https://t.example"),
        StandardCharsets.UTF_8);
  }

  private VEvent event(long meeting) throws IOException, ParserException {
    return calendar(meeting).<VEvent>getComponent(Component.VEVENT).orElseThrow();
  }

  private String value(long meeting, String property) throws IOException, ParserException {
    return event(meeting).getRequiredProperty(property).getValue();
  }

  @Test
  void itIsValidAndItsMomentsAreInUtc() throws IOException, ParserException {
    var meeting = meeting();
    var result = calendar(meeting).validate(true);
    assertThat(result.hasErrors()).as(result.toString()).isFalse();
    var starts =
        DAY.atTime(NINE)
            .atZone(zone)
            .withZoneSameInstant(java.time.ZoneOffset.UTC)
            .format(DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'"));
    assertThat(text(meeting))
        .contains("DTSTART:" + starts + "\r\n")
        .contains("SUMMARY:Rivers meeting (2nd Meeting)\r\n")
        .contains("LOCATION:Hall 3\r\n")
        .contains("STATUS:TENTATIVE\r\n")
        .contains("URL:https://t.example/meetings/" + meeting + "\r\n")
        .doesNotContain("METHOD");
    assertThat(text(meeting).lines())
        .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
  }

  @Test
  void aMeetingWhoseHoursAreNotKnownTakesTheDay() throws IOException, ParserException {
    var meeting = done(meetings.plan(secretary, at(secretary, DAY, null, Access.INTERNAL)));
    assertThat(text(meeting))
        .contains("DTSTART;VALUE=DATE:20270128\r\n")
        .contains("DTEND;VALUE=DATE:20270129\r\n");
    assertThat(calendar(meeting).validate(true).hasErrors()).isFalse();
  }

  @Test
  void whateverChangesTheEntryCountsItUpAndKeepsItsIdentity() throws IOException, ParserException {
    var meeting = meeting();
    var uid = value(meeting, "UID");
    var sequence = Integer.parseInt(value(meeting, "SEQUENCE"));
    done(
        meetings.change(secretary, meeting, at(secretary, DAY.plusDays(1), NINE, Access.INTERNAL)));
    assertThat(value(meeting, "SEQUENCE")).isEqualTo(Integer.toString(sequence + 1));
    done(invitations.keep(secretary, meeting, null, null, "Bring the register."));
    assertThat(value(meeting, "SEQUENCE")).isEqualTo(Integer.toString(sequence + 2));
    done(
        meetings.change(secretary, meeting, at(secretary, DAY.plusDays(1), NINE, Access.INTERNAL)));
    assertThat(value(meeting, "SEQUENCE"))
        .as("nothing changed")
        .isEqualTo(Integer.toString(sequence + 2));
    done(transitions.cancel(secretary, meeting, "Nobody can come"));
    assertThat(value(meeting, "SEQUENCE")).isEqualTo(Integer.toString(sequence + 3));
    assertThat(value(meeting, "STATUS")).isEqualTo("CANCELLED");
    assertThat(value(meeting, "UID")).isEqualTo(uid);
  }

  @Test
  void textThatLooksLikeACalendarStaysText() throws IOException, ParserException {
    var meeting = meeting();
    done(
        invitations.keep(
            secretary,
            meeting,
            null,
            null,
            "One; two, three\\ \nEND:VEVENT\nATTENDEE:mailto:x@y.example\n会议须知"));
    assertThat(calendar(meeting).getComponents()).hasSize(1);
    assertThat(event(meeting).getProperty("ATTENDEE")).isEmpty();
    assertThat(value(meeting, "DESCRIPTION")).contains("END:VEVENT").contains("会议须知");
  }

  @Test
  void theDatabaseKeepsIdentityAndCount(
      @org.springframework.beans.factory.annotation.Autowired DSLContext sql) {
    var meeting = meeting();
    var notice = throughline.db.invitations.Tables.NOTICE;
    org.assertj.core.api.Assertions.assertThatThrownBy(() ->
            sql.update(notice)
                .set(notice.UID, java.util.UUID.randomUUID())
                .where(notice.MEETING_ID.eq(meeting))
                .execute())
        .hasMessageContaining("keeps its identity");
  }
}
