package org.throughline.directives.web;

import java.util.List;
import org.throughline.directives.Cascades;
import org.throughline.directives.Directive;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;

/// @param sendings of the reader's body, newest first
public record SendingsPage(Directive directive, List<Cascades.Progress> sendings)
    implements TakenAway {
  public SendingsPage {
    sendings = List.copyOf(sendings);
  }

  public boolean goesOn() {
    return sendings.stream().anyMatch(each -> !each.finished());
  }

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(
        Listing.of(texts, "directives.sendings.title", sendings)
            .column("directives.take.begun", Cascades.Progress::startedAt)
            .column("directives.take.reached", Cascades.Progress::done)
            .column("directives.take.all", Cascades.Progress::total)
            .table());
  }
}
