package org.throughline.sameness;

/// Where the same words stand: in the draft, and in the other text. UTF-16 units; ends are
/// exclusive. For another place's name the other span is empty.
public record Passage(int begin, int end, int otherBegin, int otherEnd) {}
