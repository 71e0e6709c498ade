package org.throughline.sittings.web;

import org.jspecify.annotations.Nullable;
import org.throughline.shared.Refusal;

/// One sentence, for a script.
///
/// @param refusal null where it was done, now or before
public record AnswerPage(@Nullable Refusal refusal) {}
