package org.throughline.tasks.web;

import java.util.List;
import java.util.Map;
import org.throughline.audit.Trail;
import org.throughline.tasks.Sample;

/// @param supervisor in the reader's language
/// @param from what the tasks come from, in its own language; empty for all and for a list
/// @param repeats whether drawing again just now gave the recorded order
/// @param mayDraw whether this reader may enlarge it and accept the rest
/// @param people names by person
/// @param enlarging what was typed to enlarge it
public record SamplePage(
    Sample sample,
    String supervisor,
    String from,
    boolean repeats,
    boolean mayDraw,
    Map<Long, String> people,
    String enlarging,
    List<Trail.Entry> trail) {
  public SamplePage {
    people = Map.copyOf(people);
    trail = List.copyOf(trail);
  }
}
