package org.throughline.desks.web;

import java.util.List;
import org.throughline.desks.Handover;
import org.throughline.organisations.Post;

public record HandoversPage(
    Post post, String organisation, List<Handover> handovers, boolean mayPrepare) {
  public HandoversPage {
    handovers = List.copyOf(handovers);
  }
}
