package org.throughline.directives.web;

import java.util.List;
import org.throughline.directives.Directive;

/// What sending would do, before it is done.
///
/// @param bodies how many receive it
/// @param received how many of them have it already, by another route
/// @param names of the first of them
/// @param to ids to send again with the form
/// @param levels kinds to send again with the form
public record SendingSummaryPage(
    Directive directive,
    int bodies,
    int received,
    int clauses,
    List<String> names,
    List<String> to,
    List<String> levels) {
  public SendingSummaryPage {
    names = List.copyOf(names);
    to = List.copyOf(to);
    levels = List.copyOf(levels);
  }
}
