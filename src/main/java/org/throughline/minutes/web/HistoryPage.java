package org.throughline.minutes.web;

import java.util.List;
import org.throughline.meetings.AgendaItem;
import org.throughline.minutes.Histories;

/// One matter through bodies and meetings, seen from an item.
public record HistoryPage(AgendaItem item, List<Histories.Stop> stops) {}
