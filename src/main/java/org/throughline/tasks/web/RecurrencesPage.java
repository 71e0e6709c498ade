package org.throughline.tasks.web;

import java.util.List;
import java.util.Map;
import org.throughline.tasks.Recurrences;

public record RecurrencesPage(List<Recurrences.Recurrence> list, Map<Long, String> names) {
  public String name(long organisation) {
    return names.getOrDefault(organisation, "");
  }
}
