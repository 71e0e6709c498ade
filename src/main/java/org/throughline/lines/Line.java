package org.throughline.lines;

import java.util.List;
import org.throughline.shared.Ref;

/// The line through one record.
///
/// @param above why it exists: from the farthest origin down to its nearest, each at depth 0
/// @param here the record itself
/// @param below what became of it, each after the one it came of, with its depth below the record
///   (from 1)
/// @param edges every edge between the nodes shown
/// @param cut whether there was more than is shown
public record Line(List<Node> above, Node here, List<Node> below, List<Edge> edges, boolean cut) {
  public Line {
    above = List.copyOf(above);
    below = List.copyOf(below);
    edges = List.copyOf(edges);
  }

  /// @param parent what it hangs from as drawn; its own record where it begins the line
  public record Node(Card card, int depth, Ref parent) {}
}
