package org.throughline.invitations.web;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.throughline.meetings.Meeting;
import org.throughline.meetings.MeetingParts;
import org.throughline.organisations.Actor;
import org.throughline.shared.Language;

/// Who is called, on the page of the meeting.
@Component
@Order(20)
class InvitationParts implements MeetingParts {
  private final CallingPages pages;

  InvitationParts(CallingPages pages) {
    this.pages = pages;
  }

  @Override
  public List<Section> sections(Actor actor, Meeting meeting, Language language) {
    return List.of(
        new Section(
            Place.BEFORE_AGENDA, "invitations/_section", pages.section(actor, meeting, language)));
  }
}
