package org.throughline.directives.web;

import java.util.List;
import org.throughline.directives.Directive;

/// @param levels kinds of body beneath, each with how many
/// @param whole whether the tree shows every body beneath; else only the next level
public record SendingPage(
    Directive directive, List<Level> levels, List<Node> tree, boolean whole, int clauses) {
  public SendingPage {
    levels = List.copyOf(levels);
    tree = List.copyOf(tree);
  }

  /// @param kind a code of `OrganisationKind`
  public record Level(String kind, int bodies, boolean chosen) {}

  /// @param received has a receipt already
  public record Node(
      long id, String name, String kind, boolean received, boolean chosen, List<Node> beneath) {
    public Node {
      beneath = List.copyOf(beneath);
    }
  }
}
