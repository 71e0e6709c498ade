package org.throughline.tasks.web;

import java.util.List;
import java.util.Map;
import org.throughline.audit.Trail;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;
import org.throughline.tasks.Sample;

/// @param supervisor in the reader's language
/// @param from what the tasks come from, in its own language; empty for all and for a list
/// @param repeats whether drawing again just now gave the recorded order
/// @param mayDraw whether this reader may enlarge it and accept the rest
/// @param people names by person
/// @param enlarging what was typed to enlarge it
public record SamplePage(
    Sample sample,
    String supervisor,
    String from,
    boolean repeats,
    boolean mayDraw,
    Map<Long, String> people,
    String enlarging,
    List<Trail.Entry> trail)
    implements TakenAway {
  public SamplePage {
    people = Map.copyOf(people);
    trail = List.copyOf(trail);
  }

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(
        members(texts, "tasks.sample.drawn", sample.drawn()),
        members(texts, "tasks.sample.rest", sample.rest()),
        Trail.table(texts, trail));
  }

  private static Table members(Texts texts, String title, List<Sample.Member> members) {
    return Listing.of(texts, title, members)
        .column("tables.id", Sample.Member::taskId)
        .column("tables.title", Sample.Member::title)
        .column("tasks.sample.rank", Sample.Member::rank)
        .column("tasks.sample.score", Sample.Member::score)
        .column("tasks.sample.standing", each -> texts.of("tasks.sample.standing", each.standing()))
        .table();
  }
}
