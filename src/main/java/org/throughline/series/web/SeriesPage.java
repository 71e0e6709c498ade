package org.throughline.series.web;

import java.util.List;
import org.throughline.audit.Trail;
import org.throughline.meetings.NewItem;
import org.throughline.series.MeetingSeries;
import org.throughline.series.NumberedMeeting;
import org.throughline.series.Term;

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
    List<Trail.Entry> trail) {
  public String lang() {
    return series.language().tag();
  }
}
