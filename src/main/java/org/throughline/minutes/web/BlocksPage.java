package org.throughline.minutes.web;

import java.util.List;
import org.throughline.minutes.TextBlock;

/// @param language of the form; its tag
/// @param name what was typed when it was refused
public record BlocksPage(List<TextBlock> blocks, String language, String name, String text) {}
