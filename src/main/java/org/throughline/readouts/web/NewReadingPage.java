package org.throughline.readouts.web;

/// @param text what was pasted, still there after a refusal
public record NewReadingPage(String text) {}
