package org.throughline.tasks.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Mix;
import org.throughline.tasks.EarlierOccurrences;
import org.throughline.tasks.EvidenceKind;
import org.throughline.tasks.EvidenceRule;
import org.throughline.tasks.ReportDrafts;
import org.throughline.tasks.TaskFigures;

/// What a task's page shows of reporting and proving.
///
/// @param typing what was typed, or kept before, to report
/// @param draft what is kept of this reader's; null for nothing
/// @param figures by which it is measured, as far as this reader may see them
/// @param tied to its reports, by report
/// @param again null for a task that is due once
/// @param mix of everything handed down from the task
/// @param entries by id
/// @param forHead the name of the head for whom this reader may enter the taking up; empty where
///   they may not
/// @param mayCorrect whether this reader may put right what they reported, while it waits to be
///   verified
/// @param samples the samples that its reports are in, by report
public record ProofPart(
    Typing typing,
    ReportDrafts.@Nullable Held draft,
    List<TaskFigures.Due> figures,
    Map<Long, List<TaskFigures.Tied>> tied,
    boolean maySetMeasures,
    @Nullable Again again,
    EvidenceRule rule,
    boolean maySetRule,
    Mix mix,
    List<EntryView> entries,
    String forHead,
    boolean mayCorrect,
    Map<Long, Long> samples) {
  public ProofPart {
    figures = List.copyOf(figures);
    tied = Map.copyOf(tied);
    entries = List.copyOf(entries);
    samples = Map.copyOf(samples);
  }

  /// Of a task that is due again and again.
  ///
  /// @param next when the next occurrence is due that is not issued yet; null for none
  /// @param before the occurrence before this one; null for the first
  /// @param last what was reported on that one last; null where nothing was
  /// @param figures of that report
  public record Again(
      long recurrenceId,
      @Nullable LocalDate next,
      EarlierOccurrences.@Nullable Before before,
      TaskPage.@Nullable ReportView last,
      List<TaskFigures.Tied> figures) {}

  public record Typing(ReportForm form, FigureForm figures) {
    static final Typing NOTHING = new Typing(ReportForm.EMPTY, FigureForm.EMPTY);

    static Typing of(ReportDrafts.Held held) {
      return new Typing(ReportForm.of(held), FigureForm.of(held));
    }
  }

  public ReportForm form() {
    return typing.form();
  }

  /// The file that the draft keeps in a row of the form; null for none.
  public ReportDrafts.@Nullable HeldFile kept(int row) {
    return draft == null
        ? null
        : draft.files().stream().filter(each -> each.row() == row).findFirst().orElse(null);
  }

  /// Whether one of the rows that are folded away holds something.
  public boolean moreRows() {
    return form().more() || (draft != null && draft.files().stream().anyMatch(f -> f.row() > 0));
  }

  public List<TaskFigures.Tied> figuresOf(long reportId) {
    return tied.getOrDefault(reportId, List.of());
  }

  /// What a row of the form offers; what those served said has fields of its own.
  public static final List<EvidenceKind> ROW_KINDS =
      Arrays.stream(EvidenceKind.values())
          .filter(each -> each != EvidenceKind.CONFIRMATION)
          .toList();

  /// @param what the end of a message key
  /// @param answer `confirmed` or `disputed`; empty while there is none
  /// @param mine whether this reader is the one to answer
  public record EntryView(
      long id,
      @Nullable Long reportId,
      String what,
      String by,
      String onBehalfOf,
      Instant at,
      String answer,
      @Nullable String note,
      @Nullable Instant answeredAt,
      boolean mine) {}

  public List<EntryView> ofReport(long reportId) {
    return entries.stream()
        .filter(each -> each.reportId() != null && each.reportId() == reportId)
        .toList();
  }

  public List<EntryView> ofSteps() {
    return entries.stream().filter(each -> each.reportId() == null).toList();
  }
}
