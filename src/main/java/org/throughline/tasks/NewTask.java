package org.throughline.tasks;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
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
    Access access,
    More more) {
  public NewTask {
    supportingOrganisationIds = Set.copyOf(supportingOrganisationIds);
  }

  /// Without anything more.
  public NewTask(
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
    this(
        origin,
        title,
        text,
        leadOrganisationId,
        leadPostId,
        supportingOrganisationIds,
        supervisorOrganisationId,
        deadline,
        reviewOn,
        deadlineRule,
        access,
        More.NOTHING);
  }

  public NewTask with(More other) {
    return new NewTask(
        origin,
        title,
        text,
        leadOrganisationId,
        leadPostId,
        supportingOrganisationIds,
        supervisorOrganisationId,
        deadline,
        reviewOn,
        deadlineRule,
        access,
        other);
  }

  /// What many tasks do without.
  ///
  /// @param firstPostId from which the first responsible person answers; null for the head of the
  ///   lead organisation
  /// @param targetGroups whom it serves
  /// @param inOrder a subtask that goes after those before it; false where it runs beside them
  /// @param indicatorIds what it is measured by
  public record More(
      @Nullable Long firstPostId,
      @Nullable Long programmeId,
      List<String> themes,
      List<String> targetGroups,
      boolean inOrder,
      List<Long> indicatorIds) {
    public static final More NOTHING = new More(null, null, List.of(), List.of(), false);

    public More {
      themes = List.copyOf(themes);
      targetGroups = List.copyOf(targetGroups);
      indicatorIds = List.copyOf(indicatorIds);
    }

    /// Measured by nothing.
    public More(
        @Nullable Long firstPostId,
        @Nullable Long programmeId,
        List<String> themes,
        List<String> targetGroups,
        boolean inOrder) {
      this(firstPostId, programmeId, themes, targetGroups, inOrder, List.of());
    }

    public More measuredBy(Collection<Long> indicators) {
      return new More(
          firstPostId, programmeId, themes, targetGroups, inOrder, List.copyOf(indicators));
    }
  }
}
