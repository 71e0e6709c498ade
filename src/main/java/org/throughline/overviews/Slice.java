package org.throughline.overviews;

import org.jspecify.annotations.Nullable;
import org.throughline.shared.Mix;

/// One part of a whole.
///
/// @param key an organisation's or programme's id, or a theme; empty for what has none
/// @param label its name in the reader's language; empty for what has none
/// @param under the organisation to look over next; null where there is nothing beneath
public record Slice(String key, String label, @Nullable Long under, Mix mix) {}
