package org.throughline.tasks.web;

import java.util.List;
import org.throughline.directives.Clause;
import org.throughline.directives.Directive;
import org.throughline.tasks.ReportSameness.ClauseCount;

/// How many reports on each clause resemble others.
public record ClauseSamenessPage(Directive directive, List<Row> rows) {
  public ClauseSamenessPage {
    rows = List.copyOf(rows);
  }

  public record Row(Clause clause, ClauseCount count) {}
}
