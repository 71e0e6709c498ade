package org.throughline.tasks.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Mix;
import org.throughline.tasks.EvidenceKind;
import org.throughline.tasks.EvidenceRule;

/// What a task's page shows of reporting and proving.
///
/// @param form what was typed, or saved before, to report
/// @param savedAt when that was saved; null where nothing is
/// @param mix of everything handed down from the task
/// @param entries by id
/// @param forHead the name of the head for whom this reader may enter the taking up; empty where
///   they may not
/// @param mayCorrect whether this reader may put right what they reported, while it waits to be
///   verified
/// @param samples the samples that its reports are in, by report
public record ProofPart(
    ReportForm form,
    @Nullable Instant savedAt,
    EvidenceRule rule,
    boolean maySetRule,
    Mix mix,
    List<EntryView> entries,
    String forHead,
    boolean mayCorrect,
    Map<Long, Long> samples) {
  public ProofPart {
    entries = List.copyOf(entries);
    samples = Map.copyOf(samples);
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
