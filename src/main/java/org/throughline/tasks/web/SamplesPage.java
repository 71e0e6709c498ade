package org.throughline.tasks.web;

import java.util.List;
import java.util.Map;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;
import org.throughline.tasks.Sample;
import org.throughline.tasks.Samples;
import org.throughline.tasks.Task;

/// @param drawable the tasks that could be drawn now
/// @param people names by person
public record SamplesPage(
    SampleForm form,
    List<Task> drawable,
    List<Samples.Source> sources,
    List<Sample> samples,
    Map<Long, String> people)
    implements TakenAway {
  public SamplesPage {
    drawable = List.copyOf(drawable);
    sources = List.copyOf(sources);
    samples = List.copyOf(samples);
    people = Map.copyOf(people);
  }

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(
        Listing.of(texts, "tasks.samples", samples)
            .column("tables.id", Sample::id)
            .column("tasks.samples.take.drawn_at", Sample::drawnAt)
            .column("tasks.samples.take.by", each -> people.getOrDefault(each.personId(), ""))
            .column("tasks.samples.take.set", each -> each.members().size())
            .column("tasks.samples.take.size", Sample::size)
            .column("tasks.sample.level", each -> texts.of("tasks.level", each.level()))
            .column("tasks.sample.seed", Sample::seed)
            .table());
  }
}
