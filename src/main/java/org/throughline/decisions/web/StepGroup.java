package org.throughline.decisions.web;

import java.util.List;

/// @param id of the heading
/// @param key a message key
/// @param title the directive's, for the message; empty for none
public record StepGroup(String id, String key, String title, List<StepRow> rows) {
  public StepGroup {
    rows = List.copyOf(rows);
  }
}
