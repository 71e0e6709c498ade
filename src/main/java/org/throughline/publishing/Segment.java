package org.throughline.publishing;

/// A piece of an edition's text that is translated as one. Number 1 is the title.
public record Segment(int number, SegmentKind kind, String text) {}
