package org.throughline.meetings.web;

import java.util.List;
import org.throughline.meetings.MeetingLine;
import org.throughline.meetings.MeetingView;

/// @param views those that this reader has
/// @param page from 1
public record MeetingListPage(
    MeetingView view,
    List<MeetingView> views,
    List<MeetingLine> meetings,
    boolean mayPlan,
    int page,
    int pages,
    int from,
    int to,
    int count) {}
