package org.throughline.directives;

import java.util.Collection;

/// What hangs on clauses in a module downstream; implemented by each that lets something hang on
/// them, so that whoever corrects a clause knows before saving what has to be looked at again.
public interface Dependants {

  /// A message key of a sentence with `{0}` for how many there are.
  String what();

  /// How many hang on any of the clauses, wherever they are.
  int count(Collection<Long> clauseIds);
}
