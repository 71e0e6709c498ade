package org.throughline.tasks.web;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Coded;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Typed;
import org.throughline.tasks.BulkSteps;

/// A step for several tasks, as it was chosen.
public record BulkForm(
    @Nullable List<String> task,
    @Nullable String step,
    @Nullable String reason,
    @Nullable String until,
    @Nullable String organisation) {
  public List<String> tasks() {
    return Objects.requireNonNullElse(task, List.of());
  }

  Outcome<BulkSteps.Order> read() {
    var ids = new LinkedHashSet<Long>();
    tasks().forEach(each -> Typed.id(each).ifPresent(ids::add));
    var chosen = Coded.find(BulkSteps.Step.class, step);
    if (chosen.isEmpty()) {
      return Outcome.invalid("tasks.refused.bulk_step");
    }
    if (ids.isEmpty()) {
      return Outcome.invalid("tasks.refused.bulk_none");
    }
    if (ids.size() > BulkSteps.MOST) {
      return Outcome.invalid("tasks.refused.bulk_many", BulkSteps.MOST);
    }
    return Outcome.done(
        new BulkSteps.Order(
            chosen.get(),
            ids,
            Typed.text(reason),
            Typed.date(until).orElse(null),
            Typed.id(organisation).orElse(null)));
  }
}
