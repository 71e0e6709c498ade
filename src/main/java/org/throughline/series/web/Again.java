package org.throughline.series.web;

/// How a meeting is used again.
///
/// @param series the id of the series that it belongs to, and its title; 0 and empty where it
///   stands alone
public record Again(long meetingId, long series, String title, boolean mayCopy) {}
