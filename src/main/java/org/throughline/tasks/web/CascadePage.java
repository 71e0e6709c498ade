package org.throughline.tasks.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.organisations.AddresseeChoice;
import org.throughline.tasks.Cascades;

/// @param from words of the task or clause that they come from
/// @param plan who would get one; null until that was asked
/// @param rows the first of those
/// @param unled names of the first of the bodies without a leading unit
/// @param served names of the first of those that have one already
public record CascadePage(
    String action,
    String back,
    String backName,
    String from,
    @Nullable LocalDate parentDue,
    boolean restrictedOnly,
    CascadeForm form,
    AddresseeChoice choice,
    List<Choice.Group> units,
    List<Choice.Group> supervisors,
    Cascades.@Nullable Plan plan,
    List<Row> rows,
    List<String> unled,
    List<String> served) {
  public CascadePage {
    units = List.copyOf(units);
    supervisors = List.copyOf(supervisors);
    rows = List.copyOf(rows);
    unled = List.copyOf(unled);
    served = List.copyOf(served);
  }

  public record Row(String body, String unit, boolean namesake) {}
}
