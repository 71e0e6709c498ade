package org.throughline.decisions.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands at the top of each page about an item.
///
/// @param lang the language of the meeting's record
/// @param kind a message key
/// @param directives what it conveys, as far as this reader may see it
public record ItemHead(
    long id,
    int number,
    String kind,
    String title,
    @Nullable String text,
    String lang,
    long meetingId,
    String meeting,
    String organisation,
    @Nullable LocalDate heldOn,
    List<Directive> directives) {

  public record Directive(long id, String title, String lang) {}
}
