package org.throughline.decisions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.meetings.AgendaItem;
import org.throughline.organisations.Actor;
import org.throughline.shared.Language;

/// What an organisation's earlier decisions became, for the agenda item that reports on them;
/// implemented by whoever keeps the tasks.
public interface EarlierDecisions {

  /// @param frozenAt when the meeting came into session and the list was kept as it was; null while
  ///   it is written anew for each reader
  /// @param closing where verified tasks are closed or sent back together; null where this reader
  ///   may not
  record Report(List<Row> rows, @Nullable Instant frozenAt, @Nullable String closing) {
    public Report {
      rows = List.copyOf(rows);
    }
  }

  /// @param standing the end of a message key: awaiting, late, blocked, claimed, open, ended
  /// @param status the end of a status class and message key: as the task stands at this moment
  /// @param level how well it is known that it is done; null where it is not
  /// @param decided the words of the decision; empty where the reader may not see them
  /// @param decidedHref where they stand; null where the reader may not see them
  /// @param broughtUp whether it comes before the meeting because it is late, and nothing below has
  ///   helped
  record Row(
      long taskId,
      String title,
      String lead,
      String standing,
      String status,
      @Nullable String level,
      @Nullable LocalDate deadline,
      @Nullable String lastReport,
      String decided,
      @Nullable String decidedHref,
      boolean broughtUp) {}

  /// Empty for an item of another kind.
  Optional<Report> of(Actor actor, AgendaItem item, Language language);
}
