package org.throughline.series.web;

import java.util.List;
import org.throughline.audit.Trail;
import org.throughline.meetings.NewItem;
import org.throughline.series.MeetingSeries;
import org.throughline.series.NumberedMeeting;
import org.throughline.series.Term;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;

/// @param items what each meeting begins with
/// @param mayPlan whether this reader may plan its meetings
public record SeriesPage(
    MeetingSeries series,
    String organisation,
    List<NewItem> items,
    List<NumberedMeeting> meetings,
    List<Term> terms,
    boolean mayPlan,
    int ahead,
    List<Trail.Entry> trail)
    implements TakenAway {
  @Override
  public List<Table> tables(Texts texts) {
    return List.of(
        Listing.of(texts, "series.meetings", meetings)
            .column("series.col.number", NumberedMeeting::number)
            .column("tables.title", NumberedMeeting::title)
            .column("series.col.term", NumberedMeeting::term)
            .column("meetings.col.day", NumberedMeeting::heldOn)
            .column("meetings.col.state", each -> texts.of("meetings.state", each.state()))
            .table(),
        Trail.table(texts, trail));
  }

  public String lang() {
    return series.language().tag();
  }
}
