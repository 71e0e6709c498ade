package org.throughline.meetings.web;

import java.util.List;

/// Changing one item.
public record ItemPage(
    long meetingId,
    long id,
    int number,
    String meeting,
    String lang,
    ItemForm form,
    List<MeetingPage.DirectiveChoice> directives,
    List<MeetingFormPage.Choice> organisations,
    List<MeetingPage.PersonGroup> people) {}
