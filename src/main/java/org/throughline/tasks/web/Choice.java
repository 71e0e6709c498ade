package org.throughline.tasks.web;

import java.util.List;

/// An organisation, post or person to choose.
///
/// @param head the title of an organisation's head; empty where there is none
/// @param holder who holds the post; empty while it stands vacant
public record Choice(long id, String name, String head, String holder, boolean chosen) {

  /// Those of one body.
  public record Group(String body, List<Choice> choices) {
    public Group {
      choices = List.copyOf(choices);
    }
  }
}
