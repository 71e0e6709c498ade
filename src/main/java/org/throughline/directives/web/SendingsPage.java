package org.throughline.directives.web;

import java.util.List;
import org.throughline.directives.Cascades;
import org.throughline.directives.Directive;

/// @param sendings of the reader's body, newest first
public record SendingsPage(Directive directive, List<Cascades.Progress> sendings) {
  public SendingsPage {
    sendings = List.copyOf(sendings);
  }

  public boolean goesOn() {
    return sendings.stream().anyMatch(each -> !each.finished());
  }
}
