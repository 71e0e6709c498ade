package org.throughline.tasks.web;

import java.util.List;
import java.util.Set;
import org.throughline.tasks.Programmes;

/// @param kinds codes of those chosen
public record ProgrammesPage(
    List<Row> rows, boolean mayCreate, String nameEn, String nameZh, Set<String> kinds) {
  public record Row(long id, String name, String owner, Programmes.Coverage coverage) {}
}
