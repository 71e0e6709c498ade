package org.throughline.publishing.web;

import java.util.List;

/// What a draft for a meeting would say.
///
/// @param title empty where it cannot be drafted
/// @param language a tag
public record NewEditionPage(long meeting, String title, String language, List<Passage> text) {
  public NewEditionPage {
    text = List.copyOf(text);
  }
}
