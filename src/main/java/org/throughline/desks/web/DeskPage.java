package org.throughline.desks.web;

import java.time.LocalDate;
import java.util.List;
import org.throughline.desks.Waiting;

public record DeskPage(LocalDate today, List<Group> groups) {

  /// @param key a message key
  public record Group(String key, List<Waiting> waiting) {}
}
