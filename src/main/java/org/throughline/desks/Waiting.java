package org.throughline.desks;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Ref;

/// One thing that waits for somebody.
///
/// @param group a message key of the section it stands in, such as `directives.desk.acknowledge`
/// @param title in the record's own language
/// @param detail one line more: whose it is, where it comes from; may be empty
/// @param status a message key such as `tasks.state.issued`; null for none
/// @param due null where no date presses
/// @param action a message key for the link that leads to doing it
public record Waiting(
    String group,
    Ref ref,
    String title,
    String href,
    String detail,
    @Nullable String status,
    @Nullable LocalDate due,
    String action) {}
