package org.throughline.tasks.web;

import java.util.Map;
import java.util.Set;
import org.throughline.organisations.Organisation;
import org.throughline.tasks.Lead;
import org.throughline.tasks.Rung;

/// @param usual a body's lead times
/// @param ladder working days after the deadline, for the rungs that are used
public record PressingPage(Organisation body, Set<Lead> usual, Map<Rung, Integer> ladder) {
  public PressingPage {
    usual = Set.copyOf(usual);
    ladder = Map.copyOf(ladder);
  }

  public String days(Rung rung) {
    var days = ladder.get(rung);
    return days == null ? "" : String.valueOf(days);
  }
}
