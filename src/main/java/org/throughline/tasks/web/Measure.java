package org.throughline.tasks.web;

import org.throughline.indicators.Indicator;

/// An indicator that a task may be measured by.
public record Measure(Indicator indicator, boolean chosen) {}
