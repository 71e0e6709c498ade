package org.throughline.organisations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whom somebody chose in a form, as it was typed: whole levels under a node, ticks in the tree,
/// and a list of names or ids. All that is filled in counts together.
///
/// @param under id of the node that the levels are meant under; the chooser's own body where empty
/// @param level codes of [OrganisationKind]
/// @param named names or ids, one a line
/// @param to ids ticked in the tree
public record AddresseeForm(
    @Nullable String under,
    @Nullable List<String> level,
    @Nullable String named,
    @Nullable List<String> to) {
  public static final AddresseeForm EMPTY = new AddresseeForm(null, null, null, null);

  public List<String> levels() {
    return level == null ? List.of() : level;
  }

  public List<String> ticked() {
    return to == null ? List.of() : to;
  }
}
