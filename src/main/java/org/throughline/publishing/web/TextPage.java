package org.throughline.publishing.web;

import org.throughline.publishing.Edition;

/// @param form as stored, or as typed where it was refused
public record TextPage(Edition edition, TextForm form) {}
