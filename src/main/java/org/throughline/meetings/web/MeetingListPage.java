package org.throughline.meetings.web;

import java.util.List;
import org.throughline.meetings.MeetingLine;
import org.throughline.meetings.MeetingView;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;

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
    int count)
    implements TakenAway {
  @Override
  public List<Table> tables(Texts texts) {
    return List.of(
        Listing.of(texts, "meetings.title", meetings)
            .column("tables.id", MeetingLine::id)
            .column("tables.title", MeetingLine::title)
            .column("meetings.take.organisation", MeetingLine::organisation)
            .column("meetings.take.form", each -> texts.of("meetings.form", each.form()))
            .column("meetings.col.day", MeetingLine::heldOn)
            .column("meetings.col.items", MeetingLine::items)
            .column("meetings.col.state", each -> texts.of("meetings.state", each.state()))
            .table());
  }
}
