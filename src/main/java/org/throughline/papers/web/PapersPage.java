package org.throughline.papers.web;

import java.util.List;
import org.throughline.meetings.Meeting;

/// The papers of a meeting, or those of one of its items.
///
/// @param mayKeep whether this reader may add papers now
/// @param form what was typed to add one
/// @param typing whether it was refused
public record PapersPage(
    Meeting meeting,
    List<PaperGroup> groups,
    boolean mayKeep,
    PaperForm form,
    boolean typing,
    List<Choice> items,
    List<Choice> givers) {
  public PapersPage {
    groups = List.copyOf(groups);
    items = List.copyOf(items);
    givers = List.copyOf(givers);
  }

  public record Choice(long id, String name) {}

  public String lang() {
    return meeting.language().tag();
  }
}
