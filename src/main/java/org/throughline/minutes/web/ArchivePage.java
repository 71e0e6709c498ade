package org.throughline.minutes.web;

import java.util.List;
import org.throughline.minutes.Registers;

/// @param organisation the id chosen; with the days, what was typed when it was refused
public record ArchivePage(
    List<Registers.Deciding> organisations, String organisation, String from, String to) {}
