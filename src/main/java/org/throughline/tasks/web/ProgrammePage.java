package org.throughline.tasks.web;

import java.util.List;
import java.util.Map;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;
import org.throughline.tasks.Programmes;

/// @param nameEn as stored, or as typed where that was refused
/// @param refused whether a new name just was
public record ProgrammePage(
    long id,
    String name,
    long owner,
    List<Programmes.Place> places,
    Programmes.Coverage coverage,
    Map<Long, String> names,
    boolean mayKeep,
    String nameEn,
    String nameZh,
    boolean refused)
    implements TakenAway {
  public String name(long organisation) {
    return names.getOrDefault(organisation, "");
  }

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(
        Listing.of(texts, "tasks.programme.place", places)
            .column("tasks.programme.place", place -> name(place.organisationId()))
            .column("tasks.column.status", place -> texts.of("tasks.programme." + standing(place)))
            .column("tasks.programme.tasks", Programmes.Place::tasks)
            .column("tasks.programme.done", Programmes.Place::done)
            .table());
  }

  private static String standing(Programmes.Place place) {
    return place.reached() ? "reached" : place.tasks() > 0 ? "started" : "untouched";
  }
}
