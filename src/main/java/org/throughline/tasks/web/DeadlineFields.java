package org.throughline.tasks.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.calendars.Chain;
import org.throughline.calendars.Deadlines;
import org.throughline.calendars.Explained;
import org.throughline.calendars.RulePack;
import org.throughline.calendars.RulePacks;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisation;
import org.throughline.organisations.Organisations;
import org.throughline.shared.web.Typed;
import org.throughline.tasks.TaskReach;

/// What the deadline's part of a task's form shows.
///
/// @param packs in force at the reader's body
/// @param countedFrom the day typed, else today
/// @param explained what the chosen rule gives; null where none is chosen or another day was
/// @param chain the latest days down to the lead, or to the level beneath where no lead is chosen
///   yet; null where there is no day to count back from
public record DeadlineFields(
    List<RulePack> packs,
    String byRule,
    String countedFrom,
    @Nullable Explained explained,
    @Nullable Chain chain) {

  public boolean chosen(RulePack pack, String rule) {
    return byRule.equals(pack.code() + "/" + rule);
  }

  /// Gathers them.
  @Component
  static class Gathering {
    private final Deadlines deadlines;
    private final RulePacks packs;
    private final Organisations organisations;
    private final TaskReach reach;
    private final Clock clock;

    Gathering(
        Deadlines deadlines,
        RulePacks packs,
        Organisations organisations,
        TaskReach reach,
        Clock clock) {
      this.deadlines = deadlines;
      this.packs = packs;
      this.organisations = organisations;
      this.reach = reach;
      this.clock = clock;
    }

    /// @param parentDue when the task above is due; the day counted back from while none is typed
    DeadlineFields of(
        Actor actor, TaskForm form, DeadlineForm rule, @Nullable LocalDate parentDue) {
      var typed = form.reviewed() ? Optional.<LocalDate>empty() : Typed.date(form.date());
      var day = typed.or(() -> form.reviewed() ? Optional.empty() : Optional.ofNullable(parentDue));
      return new DeadlineFields(
          packs.inForce(actor.bodyId()),
          Typed.text(rule.byRule()),
          Typed.date(rule.countedFrom()).orElseGet(() -> LocalDate.now(clock)).toString(),
          rule.explained(deadlines, actor)
              .filter(explained -> DeadlineForm.holds(form, explained))
              .orElse(null),
          day.flatMap(until -> chain(actor, form, until)).orElse(null));
    }

    private Optional<Chain> chain(Actor actor, TaskForm form, LocalDate until) {
      var lead = Typed.id(form.lead()).filter(id -> reach.leads(actor).contains(id));
      if (lead.isPresent()) {
        return Optional.of(deadlines.chain(until, actor.bodyId(), lead.get()));
      }
      return organisations.children(actor.bodyId()).stream()
          .map(Organisation::kind)
          .filter(kind -> kind.isBody())
          .findFirst()
          .map(kind -> deadlines.chain(until, actor.bodyId(), kind))
          .orElseGet(() -> Optional.of(deadlines.chain(until, actor.bodyId(), actor.bodyId())));
    }
  }
}
