package org.throughline.tasks.web;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Access;
import org.throughline.shared.Coded;
import org.throughline.shared.Kind;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Typed;
import org.throughline.tasks.NewTask;
import org.throughline.tasks.Origin;

/// From what was typed to a task that can be issued.
final class TaskForms {
  private TaskForms() {}

  /// @throws org.throughline.shared.NotFound where an id is not one
  static Origin origin(TaskForm form) {
    return origin(form.clause(), form.decisionClause(), form.own());
  }

  static Origin origin(
      @Nullable String clause, @Nullable String decisionClause, @Nullable String own) {
    if (decisionClause != null && !decisionClause.isBlank()) {
      return new Origin.OfDecisionClause(Typed.idOrNotFound(Kind.DECISION_CLAUSE, decisionClause));
    }
    if (clause != null && !clause.isBlank()) {
      return new Origin.OfClause(Typed.idOrNotFound(Kind.CLAUSE, clause));
    }
    return new Origin.OwnInitiative(Typed.text(own));
  }

  static Outcome<NewTask> read(TaskForm form, Origin origin) {
    var lead = Typed.id(form.lead());
    if (lead.isEmpty()) {
      return Outcome.invalid("tasks.refused.lead_missing");
    }
    if (Typed.blank(form.date())) {
      return Outcome.invalid("tasks.refused.date_missing");
    }
    var date = Typed.date(form.date());
    if (date.isEmpty()) {
      return Outcome.invalid("tasks.refused.date_malformed");
    }
    var post = Typed.id(form.post());
    var supervisor = Typed.id(form.supervisor());
    var supporting = new HashSet<Long>();
    var unknown =
        strange(form.post(), post.isPresent())
            || strange(form.supervisor(), supervisor.isPresent());
    for (var each : form.supportingIds()) {
      var id = Typed.id(each);
      id.ifPresent(supporting::add);
      unknown |= id.isEmpty();
    }
    var access = Coded.find(Access.class, form.access());
    if (unknown || access.isEmpty()) {
      return Outcome.invalid("tasks.refused.choice_unknown");
    }
    return Outcome.done(
        new NewTask(
            origin,
            Typed.text(form.title()),
            Typed.text(form.text()),
            lead.get(),
            post.orElse(null),
            Set.copyOf(supporting),
            supervisor.orElse(null),
            form.reviewed() ? null : date.get(),
            form.reviewed() ? date.get() : null,
            Typed.blank(form.rule()) ? null : Typed.text(form.rule()),
            access.get()));
  }

  /// Something was sent that is no id.
  private static boolean strange(@Nullable String given, boolean understood) {
    return !Typed.blank(given) && !understood;
  }
}
