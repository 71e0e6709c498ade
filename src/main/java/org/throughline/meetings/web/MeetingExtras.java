package org.throughline.meetings.web;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.throughline.meetings.Meeting;
import org.throughline.meetings.MeetingParts;
import org.throughline.organisations.Actor;
import org.throughline.shared.Language;
import org.throughline.shared.web.Parts;

/// What other modules show on the page of a meeting.
@Component
class MeetingExtras {
  private final ObjectProvider<MeetingParts> others;
  private final Parts parts;

  MeetingExtras(ObjectProvider<MeetingParts> others, Parts parts) {
    this.others = others;
    this.parts = parts;
  }

  List<MeetingParts.Link> links(Actor actor, Meeting meeting) {
    return others.orderedStream().flatMap(each -> each.links(actor, meeting).stream()).toList();
  }

  Map<MeetingParts.Place, List<Parts.Part>> sections(
      Actor actor, Meeting meeting, Language language) {
    var sections = new EnumMap<MeetingParts.Place, List<Parts.Part>>(MeetingParts.Place.class);
    others
        .orderedStream()
        .flatMap(each -> each.sections(actor, meeting, language).stream())
        .forEach(each ->
            sections
                .computeIfAbsent(each.place(), _ -> new ArrayList<>())
                .add(parts.part(each.template(), each.page())));
    return sections;
  }
}
