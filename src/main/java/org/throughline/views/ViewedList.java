package org.throughline.views;

import java.util.Arrays;
import java.util.Optional;
import org.throughline.shared.Coded;

/// The lists of which views can be kept.
public enum ViewedList implements Coded {
  TASKS("/tasks"),
  DIRECTIVES("/directives"),
  LATE("/late"),
  MEETINGS("/meetings"),
  INDICATORS("/indicators"),
  FIGURES("/figures"),
  DATA_REQUESTS("/data-requests"),
  EDITIONS("/editions"),
  NOTICES("/notices"),
  OVERVIEW("/overview");

  private final String path;

  ViewedList(String path) {
    this.path = path;
  }

  public String path() {
    return path;
  }

  public static Optional<ViewedList> at(String path) {
    return Arrays.stream(values()).filter(each -> each.path.equals(path)).findFirst();
  }
}
