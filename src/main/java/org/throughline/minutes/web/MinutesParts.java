package org.throughline.minutes.web;

import java.util.List;
import org.springframework.stereotype.Component;
import org.throughline.meetings.AgendaItem;
import org.throughline.meetings.Meeting;
import org.throughline.meetings.MeetingParts;
import org.throughline.meetings.MeetingTransition;
import org.throughline.minutes.Minutes;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Language;

/// Minutes on the page of their meeting.
@Component
class MinutesParts implements MeetingParts {
  private final Minutes minutes;
  private final Policy policy;

  MinutesParts(Minutes minutes, Policy policy) {
    this.minutes = minutes;
    this.policy = policy;
  }

  @Override
  public List<Section> sections(Actor actor, Meeting meeting, Language language) {
    var mayDraw =
        MeetingTransition.DRAFTING.leadsFrom(meeting.state())
            && policy.allows(actor, Permission.MEETING_PREPARE, meeting.organisationId());
    return List.of(
        new Section(
            Place.AFTER_RECORD,
            "minutes/_section",
            new SectionPage(meeting.id(), minutes.versions(meeting.id()), mayDraw)));
  }

  @Override
  public List<Section> ofItem(Actor actor, Meeting meeting, AgendaItem item, Language language) {
    return List.of(new Section(Place.AFTER_RECORD, "minutes/_item", item));
  }
}
