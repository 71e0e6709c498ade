package org.throughline.overviews.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughline.overviews.By;
import org.throughline.overviews.Hop;
import org.throughline.overviews.Lags;
import org.throughline.overviews.Reason;
import org.throughline.overviews.Scope;
import org.throughline.overviews.Slice;
import org.throughline.overviews.Stage;
import org.throughline.overviews.Sticking;
import org.throughline.shared.Coded;
import org.throughline.shared.Mix;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;

/// @param path from the reader's body down to what is looked over
/// @param years that can be chosen, the latest first
public record OverviewPage(
    Scope scope,
    List<Step> path,
    List<Integer> years,
    Mix whole,
    By by,
    List<Slice> slices,
    Map<Reason, Sticking.Held> late,
    Map<Stage, Sticking.Held> waiting,
    Map<Hop, Lags.Lag> lags)
    implements TakenAway {
  public OverviewPage {
    path = List.copyOf(path);
    years = List.copyOf(years);
    slices = List.copyOf(slices);
  }

  public record Step(long id, String name) {}

  /// The same overview, with one thing changed.
  public String at(long under, By division, @Nullable Integer year) {
    return "/overview" + query(under, year) + "&by=" + division.code();
  }

  public String at(By division) {
    return at(scope.under().id(), division, scope.year());
  }

  /// A sub-page of this overview.
  public String sub(String page) {
    return "/overview/" + page + query(scope.under().id(), scope.year());
  }

  private static String query(long under, @Nullable Integer year) {
    return "?under=" + under + (year == null ? "" : "&year=" + year);
  }

  public int lateInAll() {
    return late.values().stream().mapToInt(Sticking.Held::count).sum();
  }

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(
        YearTables.slices(texts.of("overviews.by." + by.code()), slices, by, texts),
        held(texts, "overviews.why_late", "overviews.reason", late),
        held(texts, "overviews.where_waits", "overviews.stage", waiting),
        Listing.of(texts, "overviews.lags", lags.entrySet())
            .column("overviews.hop", each -> texts.of("overviews.hop", each.getKey()))
            .column("overviews.lags.count", each -> each.getValue().count())
            .column("overviews.lags.quarter", each -> each.getValue().quarter())
            .column("overviews.lags.half", each -> each.getValue().half())
            .column("overviews.lags.three", each -> each.getValue().threeQuarters())
            .table());
  }

  private static <C extends Coded> Table held(
      Texts texts, String title, String head, Map<C, Sticking.Held> held) {
    return Listing.of(texts, title, held.entrySet())
        .column(head, each -> texts.of(head, each.getKey()))
        .column("overviews.tasks", each -> each.getValue().count())
        .column("overviews.days.middle", each -> each.getValue().middle())
        .column("overviews.days.longest", each -> each.getValue().longest())
        .table();
  }
}
