package org.throughline.decisions;

/// A vote that was held, whole.
public record Votes(int inFavour, int against, int abstentions) {}
