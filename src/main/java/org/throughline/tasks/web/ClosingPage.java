package org.throughline.tasks.web;

import java.util.List;
import org.throughline.tasks.FollowUpReports;

/// @param title of the agenda item, in the meeting's language
/// @param effects every task that could be closed, with what keeps it from that
/// @param chosen the ids ticked
/// @param step `close` or `send_back`
/// @param previewing whether it says what will happen, and asks once more
public record ClosingPage(
    long itemId,
    String title,
    List<FollowUpReports.Effect> effects,
    List<Long> chosen,
    String step,
    String note,
    boolean previewing) {
  public ClosingPage {
    effects = List.copyOf(effects);
    chosen = List.copyOf(chosen);
  }

  public List<FollowUpReports.Effect> ticked() {
    return effects.stream().filter(each -> chosen.contains(each.task().id())).toList();
  }

  public long would() {
    return ticked().stream().filter(each -> each.refusal() == null).count();
  }
}
