package org.throughline.readouts.reading;

/// A paragraph, list item or heading: lines that belong together.
record Block(Span span, Style style) {
  enum Style {
    HEADING,
    BULLET,
    PARAGRAPH
  }
}
