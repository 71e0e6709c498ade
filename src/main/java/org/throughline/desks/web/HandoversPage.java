package org.throughline.desks.web;

import java.util.List;
import org.throughline.desks.Handover;
import org.throughline.organisations.Post;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;

public record HandoversPage(
    Post post, String organisation, List<Handover> handovers, boolean mayPrepare)
    implements TakenAway {
  public HandoversPage {
    handovers = List.copyOf(handovers);
  }

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(
        Listing.of(texts, "desks.handovers", handovers)
            .column("tables.id", Handover::id)
            .column("desks.take.begun", Handover::startedAt)
            .column("desks.take.outgoing", each -> each.outgoing().name(texts.language()))
            .column(
                "desks.take.incoming",
                each -> each.incoming() == null ? "" : each.incoming().name(texts.language()))
            .column(
                "desks.take.status", each -> texts.of("desks.handover.standing." + each.standing()))
            .table());
  }
}
