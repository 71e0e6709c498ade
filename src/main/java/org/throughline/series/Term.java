package org.throughline.series;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// @param name as the organisation calls it: "Fifth term", 第五届
/// @param endsOn null while it is open
public record Term(long id, String name, LocalDate beginsOn, @Nullable LocalDate endsOn) {}
