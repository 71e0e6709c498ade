package org.throughline.directives.web;

import org.jspecify.annotations.Nullable;

/// What was typed to put right what was sent.
///
/// @param change a code of `Change`
/// @param by id of the clause or directive that stands in its place
public record CorrectionForm(
    @Nullable String change, @Nullable String by, @Nullable String reason) {
  static final CorrectionForm EMPTY = new CorrectionForm("changed", null, null);
}
