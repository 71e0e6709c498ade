package org.throughline.directives.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.audit.Trail;
import org.throughline.directives.Directive;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;

/// @param directive one that the reader sees
/// @param mine of the reader's own body
/// @param answerable it came back to the reader's body, which has not said what becomes of it
/// @param redirecting what was typed to send it to another; null where that was not refused
public record ReceiptPage(
    ReceiptRow row,
    Directive directive,
    String acknowledgedBy,
    boolean mine,
    boolean answerable,
    List<Answer> answers,
    boolean mayReadCoverage,
    List<DirectivePage.ConveyanceRow> conveyances,
    @Nullable String redirecting,
    List<Trail.Entry> trail)
    implements TakenAway {
  public ReceiptPage {
    answers = List.copyOf(answers);
    conveyances = List.copyOf(conveyances);
    trail = List.copyOf(trail);
  }

  /// @param answer the end of a message key
  /// @param to the body it was sent to instead; empty where it was withdrawn
  public record Answer(String answer, String to, Instant at) {}

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(Trail.table(texts, trail));
  }
}
