package org.throughline.tasks;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Access;

/// A task to be issued.
///
/// @param leadPostId null for the post of the lead organisation's head
/// @param supervisorOrganisationId null for the inspection office of the issuing body
/// @param deadline null where there is no date but a day on which to look at it again
/// @param deadlineRule the sentence that gives the date: "ten working days after the meeting"
public record NewTask(
    Origin origin,
    String title,
    String text,
    long leadOrganisationId,
    @Nullable Long leadPostId,
    Set<Long> supportingOrganisationIds,
    @Nullable Long supervisorOrganisationId,
    @Nullable LocalDate deadline,
    @Nullable LocalDate reviewOn,
    @Nullable String deadlineRule,
    Access access) {
  public NewTask {
    supportingOrganisationIds = Set.copyOf(supportingOrganisationIds);
  }
}
