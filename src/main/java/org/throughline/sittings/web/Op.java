package org.throughline.sittings.web;

import org.jspecify.annotations.Nullable;

/// What goes along with every entry at a sitting.
///
/// @param op the operation's own id, a UUID; null from a page without a script
/// @param at when it was entered, by the sender's clock
/// @param sent when it is sent, by the same clock: what passed between the two is true even where
///   the clock is wrong
/// @param time a time of the sitting's day, `09:40`, where it happened at another moment
/// @param live not null from a script, which takes a short answer instead of a page
public record Op(
    @Nullable String op,
    @Nullable String at,
    @Nullable String sent,
    @Nullable String time,
    @Nullable String live) {}
