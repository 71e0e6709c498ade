package org.throughline.tasks;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.throughline.shared.Coded;

/// What kind of thing shows that a task was done.
public enum EvidenceKind implements Coded {
  DOCUMENT,
  PHOTO,
  STATISTIC,
  ACCEPTANCE_RECORD,
  LEDGER,
  AUDIT_FINDING,
  /// By those served: as whom, how they were asked, on which day.
  CONFIRMATION,
  LINK,
  /// That a meeting was held shows that a meeting was held.
  MEETING_PHOTO,
  STUDY_NOTE;

  /// What proves a task that says nothing about it.
  public static final Set<EvidenceKind> USUAL =
      Set.copyOf(EnumSet.complementOf(EnumSet.of(MEETING_PHOTO, STUDY_NOTE)));

  static Set<EvidenceKind> of(String[] codes) {
    var kinds = EnumSet.noneOf(EvidenceKind.class);
    Arrays.stream(codes).forEach(code -> kinds.add(Coded.of(EvidenceKind.class, code)));
    return kinds;
  }
}
