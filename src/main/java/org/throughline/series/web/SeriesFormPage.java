package org.throughline.series.web;

import java.util.List;

/// @param likeTitle the meeting whose items each begins with; empty for none
public record SeriesFormPage(SeriesForm form, String likeTitle, List<Choice> organisations) {
  public record Choice(long id, String name) {}
}
