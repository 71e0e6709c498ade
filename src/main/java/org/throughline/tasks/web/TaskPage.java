package org.throughline.tasks.web;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughline.audit.Trail;
import org.throughline.lines.Card;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;
import org.throughline.tasks.Cascades;
import org.throughline.tasks.CorrectedClauses;
import org.throughline.tasks.DeadlineRules;
import org.throughline.tasks.Evidence;
import org.throughline.tasks.Light;
import org.throughline.tasks.Milestones;
import org.throughline.tasks.Task;
import org.throughline.tasks.TaskState;
import org.throughline.tasks.TaskTransition;

/// One task as one reader sees it; names are in the reader's language.
///
/// @param why from the farthest origin down to the nearest
/// @param returned why it was returned; null unless it is
public record TaskPage(
    Task task,
    Light light,
    People people,
    List<Card> why,
    @Nullable String returned,
    List<Row> subtasks,
    List<ReportView> reports,
    List<VerificationView> verifications,
    @Nullable ClosureView closure,
    List<Trail.Entry> trail,
    Cascades.RollUp rollUp,
    Corrected corrected,
    SamenessPart sameness,
    Acts acts,
    ProofPart proof,
    Standing standing,
    Reminding reminding)
    implements TakenAway {
  public TaskPage {
    why = List.copyOf(why);
    subtasks = List.copyOf(subtasks);
    reports = List.copyOf(reports);
    verifications = List.copyOf(verifications);
    trail = List.copyOf(trail);
  }

  /// @param open corrections of its clause that nobody has answered
  /// @param answers whether this reader speaks for whoever issued it
  public record Corrected(List<CorrectedClauses.Open> open, boolean answers) {
    public Corrected {
      open = List.copyOf(open);
    }
  }

  /// Whether this reader may put a subtask at another place in the order.
  public boolean ordering(Task subtask) {
    return acts.may(TaskTransition.HAND_DOWN)
        && TaskTransition.PUT_IN_ORDER.startsFrom(subtask.state());
  }

  /// The way that a task goes where nothing comes between.
  public static final List<TaskState> WAY =
      List.of(
          TaskState.ISSUED,
          TaskState.ACKNOWLEDGED,
          TaskState.ACCEPTED,
          TaskState.IN_PROGRESS,
          TaskState.REPORTED_DONE,
          TaskState.VERIFIED,
          TaskState.CLOSED);

  /// Empty strings where there is nobody.
  ///
  /// @param rule what gave the deadline; null where nothing is said
  public record People(
      String issuer,
      String lead,
      String post,
      String holder,
      String official,
      List<String> supporting,
      String supervisor,
      DeadlineRules.@Nullable Told rule) {
    public People {
      supporting = List.copyOf(supporting);
    }
  }

  /// A task in a list.
  ///
  /// @param stick where it sticks; null where it does not
  public record Row(
      Task task,
      Light light,
      String lead,
      String issuer,
      Standing.@Nullable StickView stick,
      Milestones.Count milestones) {}

  /// @param progress the end of the status class and message key
  /// @param corrects the number of the report that it puts right, and that of the one that put it
  ///   right; null for none
  public record ReportView(
      long id,
      int number,
      String progress,
      String text,
      @Nullable String blockedBy,
      @Nullable Integer corrects,
      @Nullable Integer correctedBy,
      Instant at,
      String person,
      String organisation,
      String onBehalfOf,
      List<Evidence> evidence) {
    public ReportView {
      evidence = List.copyOf(evidence);
    }

    public List<Evidence> proof() {
      return evidence.stream().filter(Evidence::admissible).toList();
    }

    public List<Evidence> noProof() {
      return evidence.stream().filter(each -> !each.admissible()).toList();
    }
  }

  public record VerificationView(
      long id,
      int report,
      String result,
      String level,
      @Nullable String reason,
      Instant at,
      String person,
      String organisation,
      String onBehalfOf,
      @Nullable Long sample) {}

  public record ClosureView(
      @Nullable String note, Instant at, String person, String organisation) {}

  /// What this reader can do now.
  ///
  /// @param opened the step whose form came back refused; null otherwise
  /// @param staff of the lead organisation
  /// @param others the same without the reader
  public record Acts(
      Set<TaskTransition> open,
      @Nullable TaskTransition opened,
      ActForm form,
      List<Choice> staff,
      List<Choice> others,
      List<Choice.Group> leads) {
    public Acts {
      open = Set.copyOf(open);
    }

    public boolean may(TaskTransition step) {
      return open.contains(step);
    }

    private static final Set<TaskTransition> RARE =
        Set.of(
            TaskTransition.BLOCK,
            TaskTransition.CHANGE,
            TaskTransition.SPLIT,
            TaskTransition.ASK_EXTENSION,
            TaskTransition.EXTEND,
            TaskTransition.SUSPEND,
            TaskTransition.END_PARTLY,
            TaskTransition.END_OVERTAKEN,
            TaskTransition.CANCEL);

    private static final Set<TaskTransition> ELSEWHERE =
        Set.of(
            TaskTransition.PLAN,
            TaskTransition.REACH_MILESTONE,
            TaskTransition.CHANGE_SUPERVISOR,
            TaskTransition.PUT_IN_ORDER,
            TaskTransition.HAND_DOWN);

    /// Whether there is a step among those that the page keeps folded away.
    public boolean more() {
      return open.stream().anyMatch(RARE::contains);
    }

    public boolean opensMore() {
      return opened != null && RARE.contains(opened);
    }

    /// Whether there is a step among those that stand in the section of steps.
    public boolean any() {
      return open.stream().anyMatch(step -> !ELSEWHERE.contains(step));
    }

    /// What was typed for a step that was refused; empty for the others.
    public String typed(TaskTransition step) {
      var text = form.text();
      return step == opened && text != null ? text : "";
    }
  }

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(
        Listing.of(texts, "tasks.show.subtasks", subtasks)
            .column("tables.id", row -> row.task().id())
            .column("tables.title", row -> row.task().title())
            .column("tasks.column.status", row -> texts.of("tasks.status", row.task().status()))
            .column("tables.deadline", row -> row.task().deadline())
            .column("tables.lead", Row::lead)
            .table(),
        Trail.table(texts, trail));
  }
}
