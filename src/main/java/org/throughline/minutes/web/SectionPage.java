package org.throughline.minutes.web;

import java.util.List;
import org.throughline.minutes.Version;

/// What a meeting's page says of its minutes, latest first.
///
/// @param mayDraw whether this reader may have them drawn from the record now
public record SectionPage(long meetingId, List<Version> versions, boolean mayDraw) {}
