package org.throughline.tasks.web;

import java.util.List;
import java.util.Map;
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
    Map<Long, String> people) {
  public SamplesPage {
    drawable = List.copyOf(drawable);
    sources = List.copyOf(sources);
    samples = List.copyOf(samples);
    people = Map.copyOf(people);
  }
}
