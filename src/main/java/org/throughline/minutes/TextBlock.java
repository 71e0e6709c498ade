package org.throughline.minutes;

import org.throughline.shared.Language;

/// Words that a body's minutes say again and again.
public record TextBlock(long id, Language language, String name, String text) {}
