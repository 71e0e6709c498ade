package org.throughline.tasks;

import java.util.Set;

/// What a task takes as evidence.
///
/// @param required a report that says "done" needs at least one admissible piece
/// @param admissible never empty
public record EvidenceRule(boolean required, Set<EvidenceKind> admissible) {
  /// Where the task says nothing.
  public static final EvidenceRule USUAL = new EvidenceRule(false, EvidenceKind.USUAL);

  public EvidenceRule {
    admissible = Set.copyOf(admissible);
  }

  public boolean admits(EvidenceKind kind) {
    return admissible.contains(kind);
  }
}
