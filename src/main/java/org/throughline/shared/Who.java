package org.throughline.shared;

import org.jspecify.annotations.Nullable;

/// Who did something: the person, the post and organisation acted from, and on whose behalf.
///
/// @param personId null only for what the system does by itself
/// @param onBehalfOf the person it was entered for, where that is another
public record Who(
    @Nullable Long personId,
    @Nullable Long postId,
    @Nullable Long organisationId,
    @Nullable Long onBehalfOf) {

  public static final Who SYSTEM = new Who(null, null, null, null);
}
