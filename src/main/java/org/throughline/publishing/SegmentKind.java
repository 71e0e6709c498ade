package org.throughline.publishing;

import org.throughline.shared.Coded;

public enum SegmentKind implements Coded {
  TITLE,
  HEADING,
  PARAGRAPH,
  /// Of a list; neighbouring items are one list.
  ITEM
}
