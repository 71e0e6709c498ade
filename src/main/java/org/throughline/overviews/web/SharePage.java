package org.throughline.overviews.web;

import org.throughline.overviews.By;
import org.throughline.overviews.Scope;
import org.throughline.overviews.Slice;

/// One share, opened.
///
/// @param whole whether it is the share of all
public record SharePage(Scope scope, By by, Slice slice, boolean whole, String back) {}
