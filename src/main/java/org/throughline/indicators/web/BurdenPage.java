package org.throughline.indicators.web;

import java.util.List;
import java.util.Map;
import org.throughline.indicators.Burden;
import org.throughline.indicators.DataRequest;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;

/// @param below whether all bodies beneath are counted in
/// @param names of the bodies that ask, by id
/// @param budget what this body may ask of others this month, and has
/// @param set whether its budget was set by somebody
/// @param beneath bodies directly beneath, to look into
public record BurdenPage(
    long id,
    String body,
    boolean below,
    List<Burden.Sum> askers,
    List<Burden.Sum> months,
    Map<Long, String> names,
    List<Burden.Overrun> overruns,
    DataRequest.Budget budget,
    boolean set,
    boolean maySet,
    List<IndicatorPage.Step> path,
    List<IndicatorPage.Step> beneath)
    implements TakenAway {
  public BurdenPage {
    askers = List.copyOf(askers);
    months = List.copyOf(months);
    names = Map.copyOf(names);
    overruns = List.copyOf(overruns);
    path = List.copyOf(path);
    beneath = List.copyOf(beneath);
  }

  public int fields() {
    return askers.stream().mapToInt(Burden.Sum::fields).sum();
  }

  public int minutes() {
    return askers.stream().mapToInt(Burden.Sum::minutes).sum();
  }

  public int spared() {
    return askers.stream().mapToInt(each -> each.spared() + each.joined()).sum();
  }

  public int joined() {
    return askers.stream().mapToInt(Burden.Sum::joined).sum();
  }

  public int sparedMinutes() {
    return askers.stream().mapToInt(Burden.Sum::sparedMinutes).sum();
  }

  /// The longest bar.
  public int most() {
    return Math.max(1, months.stream().mapToInt(Burden.Sum::minutes).max().orElse(1));
  }

  /// The longest bar of those who ask.
  public int mostOfOne() {
    return Math.max(1, askers.stream().mapToInt(Burden.Sum::minutes).max().orElse(1));
  }

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(
        sums(texts, "indicators.burden.who", "indicators.asker", askers),
        sums(texts, "indicators.burden.months", "indicators.month", months));
  }

  private Table sums(Texts texts, String title, String head, List<Burden.Sum> sums) {
    return Listing.of(texts, title, sums)
        .column(
            head,
            each ->
                each.month() == null ? names.getOrDefault(each.organisationId(), "") : each.month())
        .column("indicators.requests.title", Burden.Sum::requests)
        .column("indicators.burden.asked", Burden.Sum::fields)
        .column("indicators.take.minutes", Burden.Sum::minutes)
        .column("indicators.burden.spared", each -> each.spared() + each.joined())
        .column("indicators.over", Burden.Sum::over)
        .table();
  }
}
