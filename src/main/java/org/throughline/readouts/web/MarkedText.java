package org.throughline.readouts.web;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.html.escape.Escape;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.throughline.readouts.reading.Span;

/// A text with a `<mark id="s12">` around the span of each value, 12 being its position. A span
/// within another is a mark within a mark; where two cross, the later is cut in two, and its first
/// part carries the id. Nothing of the text is ever markup.
public final class MarkedText implements Content {
  private final String text;
  private final List<Piece> pieces;

  /// @param id null for the rest of a span that was cut
  private record Piece(int begin, int end, @Nullable String id) {}

  /// @param position the value's
  public record Marked(int position, Span span) {}

  public MarkedText(String text, List<Marked> marks) {
    this.text = text;
    this.pieces =
        marks.stream()
            .map(each ->
                new Piece(
                    Math.min(each.span().begin(), text.length()),
                    Math.min(each.span().end(), text.length()),
                    "s" + each.position()))
            .toList();
  }

  @Override
  public void writeTo(TemplateOutput output) {
    var coming =
        new PriorityQueue<Piece>(
            Comparator.comparingInt(Piece::begin)
                .thenComparing(Comparator.comparingInt(Piece::end).reversed()));
    coming.addAll(pieces);
    var open = new ArrayDeque<Piece>();
    int at = 0;
    while (!coming.isEmpty()) {
      var next = coming.remove();
      at = close(open, at, next.begin(), output);
      var around = open.peek();
      if (around != null && next.end() > around.end()) {
        coming.add(new Piece(around.end(), next.end(), null));
        next = new Piece(next.begin(), around.end(), next.id());
      }
      at = write(at, next.begin(), output);
      output.writeContent(next.id() == null ? "<mark>" : "<mark id=\"" + next.id() + "\">");
      open.push(next);
    }
    at = close(open, at, text.length(), output);
    write(at, text.length(), output);
  }

  /// Closes the marks that end no later than `until`.
  private int close(ArrayDeque<Piece> open, int from, int until, TemplateOutput output) {
    int at = from;
    for (var inner = open.peek(); inner != null && inner.end() <= until; inner = open.peek()) {
      at = write(at, inner.end(), output);
      output.writeContent("</mark>");
      open.pop();
    }
    return at;
  }

  private int write(int from, int to, TemplateOutput output) {
    Escape.htmlContent(text.substring(from, to), output);
    return to;
  }
}
