package org.throughline.decisions;

import org.jspecify.annotations.Nullable;

/// @param number stable within the decision, from 1; one taken out leaves a gap
/// @param carriesClauseId the directive's clause that this one carries out
public record DecisionClause(
    long id, long decisionId, int number, String text, @Nullable Long carriesClauseId) {}
