package org.throughline.lines;

import java.util.Collection;
import java.util.List;
import org.throughline.organisations.Actor;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

/// What one module knows of the line. A module knows the records of its own kinds, and the edges
/// that lead from them to what they came from; edges are asked for in both directions, a whole
/// generation at a time, so that a walk costs a few queries however wide it is.
public interface LineSource {

  /// Cards of those of the records that are of this module's kinds and exist. Cards of records that
  /// this reader may not open have [Card#open] false; restricted records that the reader may not
  /// see have no card at all.
  List<Card> cards(Collection<Ref> refs, Actor actor, Language language);

  /// Edges that this module holds from any of these records up to why they exist.
  List<Edge> above(Collection<Ref> refs);

  /// Edges that this module holds to any of these records: its own records that came of them.
  List<Edge> below(Collection<Ref> refs);
}
