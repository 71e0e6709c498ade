package org.throughline.tasks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Access;
import org.throughline.shared.Kind;
import org.throughline.shared.Ref;

/// @param issuingOrganisationId the body that gave it and will close it; for a subtask, the unit
///   that handed it down
/// @param officialPersonId null until the head of the unit has said who does it
/// @param firstPostId the post of the first responsible person; null for the head of the lead
/// @param placeInOrder among the subtasks that go in order; null where it runs beside the others
/// @param stateBefore where it goes on once a block is lifted, a suspension ends or it is reopened
/// @param targetGroups whom it serves, in the task's own words
/// @param splitFromId the task of whose parts this is one
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
    Instant issuedAt,
    @Nullable Long firstPostId,
    @Nullable Integer placeInOrder,
    @Nullable TaskState stateBefore,
    List<String> themes,
    List<String> targetGroups,
    @Nullable Long programmeId,
    @Nullable Long recurrenceId,
    @Nullable Long splitFromId) {

  public Task {
    themes = List.copyOf(themes);
    targetGroups = List.copyOf(targetGroups);
  }

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
