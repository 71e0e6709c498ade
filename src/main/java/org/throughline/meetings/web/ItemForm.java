package org.throughline.meetings.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.meetings.AgendaItem;

/// @param directive ids of the directives ticked; null where none is
public record ItemForm(
    @Nullable String kind,
    @Nullable String title,
    @Nullable String text,
    @Nullable List<String> directive) {
  static final ItemForm EMPTY = new ItemForm("convey", null, null, null);

  static ItemForm of(AgendaItem item) {
    return new ItemForm(
        item.kind().code(),
        item.title(),
        item.text(),
        item.directiveIds().stream().map(id -> Long.toString(id)).toList());
  }

  public boolean ticked(long id) {
    return directive != null && directive.contains(Long.toString(id));
  }
}
