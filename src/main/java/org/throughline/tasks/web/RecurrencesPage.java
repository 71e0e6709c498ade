package org.throughline.tasks.web;

import java.util.List;
import java.util.Map;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;
import org.throughline.tasks.Recurrences;

public record RecurrencesPage(List<Recurrences.Recurrence> list, Map<Long, String> names)
    implements TakenAway {
  public String name(long organisation) {
    return names.getOrDefault(organisation, "");
  }

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(
        Listing.of(texts, "tasks.recurrences", list)
            .column("tables.id", Recurrences.Recurrence::id)
            .column("tables.title", Recurrences.Recurrence::title)
            .column("tables.lead", each -> name(each.leadOrganisationId()))
            .column("tasks.recurrence.pattern", each -> pattern(texts, each))
            .column("tasks.recurrence.next", Recurrences.Recurrence::next)
            .column(
                "tasks.recurrence.state", each -> texts.of("tasks.recurrence.state", each.state()))
            .table());
  }

  private static String pattern(Texts texts, Recurrences.Recurrence each) {
    return texts.of(
        "tasks.recurrence.pattern." + each.pattern().unit().code(), each.pattern().every());
  }
}
