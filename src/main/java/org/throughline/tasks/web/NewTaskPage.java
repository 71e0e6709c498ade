package org.throughline.tasks.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Ref;

/// @param action where the form is sent
/// @param origin what it comes from; null for one's own initiative
/// @param from which it is: `clause`, `decision_clause`, `parent`, `own`
/// @param fromText its text
/// @param parentDue when the task above is due; null where there is none or it has no deadline
/// @param restrictedOnly what it comes from is restricted
public record NewTaskPage(
    String action,
    @Nullable Ref origin,
    String from,
    String fromText,
    @Nullable LocalDate parentDue,
    boolean restrictedOnly,
    TaskForm form,
    List<Choice.Group> leads,
    List<Choice.Group> posts,
    List<Choice.Group> supporting,
    List<Choice.Group> supervisors,
    LocalDate today,
    DeadlineFields deadline,
    MoreChoices more,
    List<Measure> measures) {

  public long measuresChosen() {
    return measures.stream().filter(Measure::chosen).count();
  }

  public boolean subtask() {
    return from.equals("parent");
  }

  public int supportingChosen() {
    return form.supportingIds().size();
  }
}
