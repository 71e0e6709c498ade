package org.throughline.views.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.web.KeptView;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;
import org.throughline.views.ViewedList;

/// @param typed a view that was refused; null for none
/// @param mayDropShared whether the reader may give up what others share with the unit
public record ViewsPage(List<KeptView> views, @Nullable Typed typed, boolean mayDropShared)
    implements TakenAway {
  public ViewsPage {
    views = List.copyOf(views);
  }

  /// What stood in the form.
  public record Typed(ViewedList list, String query, String name, boolean share, boolean opens) {}

  /// By list, in the order of the menu.
  public Map<ViewedList, List<KeptView>> byList() {
    var lists = new LinkedHashMap<ViewedList, List<KeptView>>();
    for (var list : ViewedList.values()) {
      views.stream()
          .filter(each -> each.path().equals(list.path()))
          .forEach(each -> lists.computeIfAbsent(list, _ -> new ArrayList<>()).add(each));
    }
    return lists;
  }

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(
        Listing.of(texts, "views.title", views)
            .column("tables.id", KeptView::id)
            .column("views.name", KeptView::name)
            .column(
                "views.take.list",
                each ->
                    ViewedList.at(each.path()).map(list -> texts.of("views.list", list)).orElse(""))
            .column("views.take.address", KeptView::address)
            .column(
                "views.take.shared", each -> texts.of(each.shared() ? "tables.yes" : "tables.no"))
            .column("views.take.opens", each -> texts.of(each.opens() ? "tables.yes" : "tables.no"))
            .table());
  }
}
