package org.throughline.tasks.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.throughline.indicators.Indicator;
import org.throughline.indicators.Indicators;
import org.throughline.organisations.Actor;
import org.throughline.tasks.Origin;
import org.throughline.tasks.TaskMeasures;

/// Indicators to choose from for a task.
@Component
class Measures {
  private final Indicators indicators;
  private final TaskMeasures measures;

  Measures(Indicators indicators, TaskMeasures measures) {
    this.indicators = indicators;
    this.measures = measures;
  }

  /// Those chosen first, also where they have ended.
  List<Measure> of(Actor actor, Collection<Long> chosen) {
    var all = new ArrayList<>(indicators.byId(actor, chosen));
    indicators.askable(actor).stream()
        .filter(each -> !each.oneTime() && !chosen.contains(each.id()))
        .forEach(all::add);
    return all.stream()
        .map(each -> new Measure(each, chosen.contains(each.id())))
        .sorted(Comparator.comparing(each -> !each.chosen()))
        .toList();
  }

  /// What a task from there is measured by, unless somebody says otherwise: what measures its
  /// clause, or the task above it.
  Set<Long> usual(Actor actor, Origin origin) {
    return switch (origin) {
      case Origin.OfClause(var id) ->
          indicators.measuring(actor, id).stream().map(Indicator::id).collect(Collectors.toSet());
      case Origin.OfTask(var id) -> measures.ids(id);
      case Origin.OfDecisionClause _, Origin.OwnInitiative _ -> Set.of();
    };
  }
}
