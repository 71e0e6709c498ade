package org.throughline.organisations;

import java.util.List;

/// What a form for choosing addressees offers, and what was filled in.
///
/// @param levels kinds of body beneath the chooser's, each with how many
/// @param places nodes under which levels may be chosen, in tree order, the chooser's body first
/// @param whole whether the tree shows every body beneath; else only the next level
/// @param unresolved lines of the list that name no body to send to
public record AddresseeChoice(
    AddresseeForm form,
    List<Level> levels,
    List<Place> places,
    List<Node> tree,
    boolean whole,
    List<Unresolved> unresolved) {
  public AddresseeChoice {
    levels = List.copyOf(levels);
    places = List.copyOf(places);
    tree = List.copyOf(tree);
    unresolved = List.copyOf(unresolved);
  }

  public record Level(OrganisationKind kind, int bodies, boolean chosen) {}

  /// @param depth below the chooser's body
  public record Place(long id, String name, int depth, boolean chosen) {}

  /// @param marked has already what would be sent
  public record Node(
      long id,
      String name,
      OrganisationKind kind,
      boolean marked,
      boolean chosen,
      List<Node> beneath) {
    public Node {
      beneath = List.copyOf(beneath);
    }
  }

  /// @param line from 1
  /// @param why the end of a message key: `unknown`, `several`, `not_a_body`, `dissolved`, `itself`
  public record Unresolved(int line, String text, String why) {}
}
