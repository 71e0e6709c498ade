package org.throughline.indicators.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.throughline.indicators.Indicator;
import org.throughline.indicators.NewRequest;
import org.throughline.indicators.Period;
import org.throughline.organisations.Addressees;
import org.throughline.organisations.OrganisationKind;
import org.throughline.shared.Coded;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Typed;

/// A data request as it is typed: each chosen series in each chosen period of its length.
///
/// @param who `under` a node, of chosen kinds; or `named`
public record RequestForm(
    @Nullable String title,
    @Nullable String purpose,
    @Nullable String dueOn,
    @Nullable List<String> series,
    @Nullable List<String> period,
    @Nullable String who,
    @Nullable String node,
    @Nullable List<String> kind,
    @Nullable List<String> body) {

  static RequestForm empty(LocalDate dueOn, long node, List<String> series, List<String> period) {
    return new RequestForm(
        null,
        null,
        dueOn.toString(),
        series,
        period,
        "under",
        String.valueOf(node),
        List.of(),
        List.of());
  }

  public boolean named() {
    return "named".equals(who);
  }

  public boolean hasSeries(long id) {
    return holds(series, String.valueOf(id));
  }

  public boolean hasPeriod(String code) {
    return holds(period, code);
  }

  public boolean hasKind(String code) {
    return holds(kind, code);
  }

  public boolean hasBody(long id) {
    return holds(body, String.valueOf(id));
  }

  private static boolean holds(@Nullable List<String> chosen, String one) {
    return chosen != null && chosen.contains(one);
  }

  private static List<String> all(@Nullable List<String> chosen) {
    return Objects.requireNonNullElse(chosen, List.of());
  }

  /// @param known by series
  Outcome<NewRequest> read(Map<Long, Indicator> known) {
    var due = Typed.date(dueOn);
    if (due.isEmpty()) {
      return Outcome.invalid("indicators.refused.date");
    }
    var periods = all(period).stream().flatMap(each -> Period.find(each).stream()).toList();
    if (periods.size() != all(period).size()) {
      return Outcome.invalid("indicators.refused.period");
    }
    var fields = new ArrayList<NewRequest.Field>();
    for (var code : all(series)) {
      var id = Typed.id(code);
      var indicator = id.map(known::get).orElse(null);
      if (id.isEmpty() || indicator == null) {
        return Outcome.invalid("indicators.refused.indicator_unknown");
      }
      var own = periods.stream().filter(each -> each.frequency() == indicator.frequency()).toList();
      if (own.isEmpty()) {
        return Outcome.invalid("indicators.refused.no_period_for", indicator.code());
      }
      own.forEach(each -> fields.add(new NewRequest.Field(id.get(), each)));
    }
    return switch (addressees()) {
      case Outcome.Refused<Addressees>(var why) -> Outcome.refused(why);
      case Outcome.Done<Addressees>(var addressees) ->
          Outcome.done(
              new NewRequest(
                  Typed.text(title), Typed.text(purpose), due.get(), fields, addressees));
    };
  }

  private Outcome<Addressees> addressees() {
    if (named()) {
      var ids =
          all(body).stream().flatMap(each -> Typed.id(each).stream()).collect(Collectors.toSet());
      return ids.isEmpty()
          ? Outcome.invalid("indicators.refused.nobody_chosen")
          : Outcome.done(new Addressees.Named(ids));
    }
    var top = Typed.id(node);
    Set<OrganisationKind> kinds =
        all(kind).stream()
            .flatMap(each -> Coded.find(OrganisationKind.class, each).stream())
            .filter(OrganisationKind::isBody)
            .collect(Collectors.toSet());
    return top.isEmpty() || kinds.isEmpty()
        ? Outcome.invalid("indicators.refused.nobody_chosen")
        : Outcome.done(new Addressees.Under(top.get(), kinds));
  }
}
