package org.throughline.desks;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Ref;

/// One thing that a post carries, and hands over when it changes hands.
///
/// @param section a message key: `tasks.handover.leads`
/// @param title in the record's own language
/// @param detail what whoever comes has to know, in the language asked for: the last report, an
///   extension asked for; may be empty
/// @param status a message key; null for none
/// @param due null where no date presses
/// @param restricted shown only to whoever leaves and whoever comes
public record Carried(
    String section,
    Ref ref,
    String title,
    String detail,
    @Nullable String status,
    String href,
    @Nullable LocalDate due,
    boolean restricted) {}
