package org.throughline.indicators;

import org.jspecify.annotations.Nullable;

/// A figure as it was typed, pasted or read from a file.
///
/// @param organisationId the body whose figure it is
/// @param period as [Period#find] reads it
/// @param value as typed; blank is no figure
/// @param remark why it jumped, or anything else to be known; null for none
/// @param settled final at once, else provisional
public record NewFigure(
    long seriesId,
    long organisationId,
    String period,
    @Nullable String value,
    @Nullable String remark,
    boolean settled) {}
