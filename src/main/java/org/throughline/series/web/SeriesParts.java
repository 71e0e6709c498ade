package org.throughline.series.web;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.throughline.meetings.Meeting;
import org.throughline.meetings.MeetingParts;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.series.SeriesOfMeetings;
import org.throughline.shared.Language;

/// At the end of a meeting's page: the series that it belongs to, and how it is used again.
@Component
@Order(90)
class SeriesParts implements MeetingParts {
  private final SeriesOfMeetings series;
  private final Policy policy;

  SeriesParts(SeriesOfMeetings series, Policy policy) {
    this.series = series;
    this.policy = policy;
  }

  @Override
  public List<Section> sections(Actor actor, Meeting meeting, Language language) {
    var own = series.ofMeeting(actor, meeting.id());
    var may = policy.allows(actor, Permission.MEETING_PREPARE, meeting.organisationId());
    if (own.isEmpty() && !may) {
      return List.of();
    }
    return List.of(
        new Section(
            Place.AFTER_MINUTES,
            "series/_again",
            new Again(
                meeting.id(),
                own.map(each -> each.id()).orElse(0L),
                own.map(each -> each.title()).orElse(""),
                may)));
  }
}
