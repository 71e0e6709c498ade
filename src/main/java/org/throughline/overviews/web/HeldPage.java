package org.throughline.overviews.web;

import java.util.List;
import org.throughline.overviews.Scope;
import org.throughline.overviews.Sticking;

/// Tasks that one thing holds up.
///
/// @param what a message key
/// @param late whether days count from the deadline; else from when it began to wait
public record HeldPage(
    Scope scope, String what, boolean late, List<Sticking.Line> lines, String back) {
  public HeldPage {
    lines = List.copyOf(lines);
  }
}
