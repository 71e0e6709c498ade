package org.throughline.overviews;

import org.throughline.shared.Coded;

/// What a whole is divided by.
public enum By implements Coded {
  /// The organisations directly beneath; what a body's own units lead stands together.
  PLACE,
  /// The line of departments, from level to level: by functional parent, down from the highest one
  /// looked over.
  LINE,
  /// A task's own themes, else its directive's; one with several stands under each.
  THEME,
  PROGRAMME
}
