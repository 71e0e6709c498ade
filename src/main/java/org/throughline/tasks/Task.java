package org.throughline.tasks;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Access;
import org.throughline.shared.Kind;
import org.throughline.shared.Ref;

/// @param issuingOrganisationId the body that gave it and will close it; for a subtask, the unit
///   that handed it down
/// @param officialPersonId null until the head of the unit has said who does it
/// @param deadline null where only a review was set
public record Task(
    long id,
    String title,
    String text,
    @Nullable Long clauseId,
    @Nullable Long decisionClauseId,
    @Nullable Long parentId,
    @Nullable String ownInitiative,
    long issuingOrganisationId,
    long leadOrganisationId,
    @Nullable Long leadPostId,
    @Nullable Long supervisorOrganisationId,
    @Nullable Long officialPersonId,
    @Nullable LocalDate deadline,
    @Nullable LocalDate reviewOn,
    @Nullable String deadlineRule,
    Access access,
    TaskState state,
    Progress progress,
    Instant issuedAt) {

  public Ref ref() {
    return new Ref(Kind.TASK, id);
  }

  public boolean isSubtask() {
    return parentId != null;
  }

  public TaskStatus status() {
    return TaskStatus.of(state, progress);
  }

  public Light light(LocalDate today) {
    return Light.of(state, deadline, reviewOn, today);
  }
}
