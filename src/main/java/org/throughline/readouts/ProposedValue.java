package org.throughline.readouts;

import org.jspecify.annotations.Nullable;
import org.throughline.readouts.reading.Span;
import org.throughline.shared.Ref;

/// One value of a reading, with the span it came from, whatever has been decided since.
///
/// @param position from 1, unique in the reading
/// @param code the role of a person, the kind of an item of business
/// @param of the position of the person whose post, or the requirement whose addressee, this is
/// @param proposed as the program read it; dates in ISO form, kinds as their code
/// @param value as it stands now
/// @param ref the record it is to be linked to, or has become; null for a new one or none
public record ProposedValue(
    int position,
    ValueField field,
    @Nullable String code,
    @Nullable Integer of,
    String proposed,
    String value,
    Span span,
    boolean inferred,
    double confidence,
    String rule,
    ValueDecision decision,
    @Nullable Ref ref) {

  /// From here on a value is offered as confirmed; below it somebody has to look. Clear of the
  /// reader's own steps (0.6, 0.7), which a `real` column holds only nearly.
  public static final double SURE = 0.65;

  public boolean isSure() {
    return confidence >= SURE;
  }

  public boolean kept() {
    return decision.keeps();
  }
}
