package org.throughline.tasks.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.tasks.Extensions;
import org.throughline.tasks.Milestones;

/// What a task's page shows of its parts and states; names are in the reader's language.
///
/// @param stick null where nothing holds it up
/// @param asked the extension that waits for an answer; null for none
/// @param extended how often it was
/// @param ending null unless it ended otherwise than closed
/// @param parts what it was split into
/// @param programme its name; empty for none
/// @param programmeId null where the reader may not open it
/// @param first the first responsible person's post
/// @param firstHolder empty while the post stands vacant
public record Standing(
    @Nullable StickView stick,
    List<MilestoneView> milestones,
    Milestones.Count count,
    @Nullable ExtensionView asked,
    List<ExtensionView> extensions,
    int extended,
    List<Entry> contributions,
    List<ChangeView> changes,
    @Nullable EndingView ending,
    List<TaskPage.Row> parts,
    String programme,
    @Nullable Long programmeId,
    String first,
    String firstHolder,
    StateForm form) {
  public Standing {
    milestones = List.copyOf(milestones);
    extensions = List.copyOf(extensions);
    contributions = List.copyOf(contributions);
    changes = List.copyOf(changes);
    parts = List.copyOf(parts);
  }

  /// @param at the end of a message key
  /// @param taskId the task upstream; null for none
  /// @param organisation who can lift it; empty where the doer can
  public record StickView(
      String at,
      @Nullable Long taskId,
      boolean open,
      String organisation,
      @Nullable String words,
      @Nullable Instant since,
      @Nullable LocalDate reviewOn) {}

  /// @param by who reached it; empty until then
  public record MilestoneView(Milestones.Milestone milestone, String by, boolean late) {}

  public record ExtensionView(
      Extensions.Extension extension, String by, String organisation, String answeredBy) {}

  public record Entry(long id, String text, Instant at, String person, String organisation) {}

  public record ChangeView(String field, String before, String after, Instant at, String person) {}

  public record EndingView(
      String state, String reason, Instant at, String person, String organisation) {}
}
