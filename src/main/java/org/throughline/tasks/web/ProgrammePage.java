package org.throughline.tasks.web;

import java.util.List;
import java.util.Map;
import org.throughline.tasks.Programmes;

public record ProgrammePage(
    long id,
    String name,
    long owner,
    List<Programmes.Place> places,
    Programmes.Coverage coverage,
    Map<Long, String> names) {
  public String name(long organisation) {
    return names.getOrDefault(organisation, "");
  }
}
