package org.throughline.overviews;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughline.decisions.DecisionOutcome;
import org.throughline.directives.CoverageState;
import org.throughline.indicators.Computed;
import org.throughline.indicators.Figure;
import org.throughline.indicators.Indicator;
import org.throughline.indicators.Indicators;
import org.throughline.indicators.Period;
import org.throughline.shared.Mix;
import org.throughline.tasks.TaskState;

/// What a body tells its superior about a year, taken from what is known and asked of nobody.
///
/// @param body its name in the reader's language
/// @param directives received or registered in the year
/// @param clauses of those directives, by what the body decided about each
/// @param meetings held in the year
/// @param decisions of those meetings
/// @param whole tasks led in the body and beneath it and issued in the year
/// @param figures that tasks of the year were measured by
/// @param done closed in the year, the latest first
/// @param otherwise ended in the year without being closed as done
/// @param late still outstanding after their day
public record YearReport(
    String body,
    int year,
    int directives,
    Map<CoverageState, Integer> clauses,
    int meetings,
    Map<DecisionOutcome, Integer> decisions,
    Mix whole,
    List<Slice> themes,
    List<Slice> programmes,
    List<Measured> figures,
    List<Done> done,
    List<Ended> otherwise,
    List<Sticking.Line> late) {
  public YearReport {
    themes = List.copyOf(themes);
    programmes = List.copyOf(programmes);
    figures = List.copyOf(figures);
    done = List.copyOf(done);
    otherwise = List.copyOf(otherwise);
    late = List.copyOf(late);
  }

  /// Lists are cut here; the page says so.
  public static final int MOST = 200;

  /// A task with one figure that it is measured by.
  ///
  /// @param period of the latest figure in the year; null where there is none
  /// @param held as reported; null where it is computed, or there is none
  /// @param target the nearest; null for none
  public record Measured(
      long id,
      String title,
      String lead,
      Indicator indicator,
      @Nullable Period period,
      @Nullable Figure held,
      @Nullable Computed computed,
      Indicators.@Nullable Target target) {}

  /// @param level the end of a message key `tasks.level.*`; null where nobody verified
  public record Done(
      long id,
      String title,
      String lead,
      LocalDate closed,
      @Nullable String level,
      @Nullable String note) {}

  /// @param state as it ended
  public record Ended(
      long id, String title, String lead, LocalDate ended, TaskState state, String reason) {}
}
