package org.throughline.lines;

import org.jspecify.annotations.Nullable;
import org.throughline.shared.Ref;

/// How a record shows on the line.
///
/// @param title one line, in the record's own language
/// @param organisation whose it is, in the reader's language; may be empty
/// @param status a message key such as `tasks.state.accepted`; null where the kind has no state
/// @param date ISO date that matters for it (held on, deadline, dated); null if none
/// @param href its page, or the page it stands on; meaningful only where open
/// @param open whether this reader may open it; upstream titles show without a link
public record Card(
    Ref ref,
    String title,
    String organisation,
    @Nullable String status,
    @Nullable String date,
    String href,
    boolean open) {}
