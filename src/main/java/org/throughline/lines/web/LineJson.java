package org.throughline.lines.web;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.throughline.lines.Card;
import org.throughline.lines.Line;

/// The line as programs read it. References are `kind/id`, as in the address of this very resource.
///
/// @param truncated whether there was more than is given here
public record LineJson(String ref, List<Node> nodes, List<Edge> edges, boolean truncated) {

  /// @param direction `above`, `here` or `below`
  /// @param depth 0 for what lies above and for the record itself; from 1 below it
  /// @param status the last part of the state's name, such as `in_progress`
  /// @param href null where the reader may know of it but not open it
  public record Node(
      String ref,
      String kind,
      String direction,
      int depth,
      String title,
      String organisation,
      @Nullable String status,
      @Nullable String date,
      @Nullable String href) {}

  /// `lower` exists because of `upper`.
  public record Edge(String upper, String lower) {}

  static LineJson of(Line line) {
    var nodes =
        Stream.of(
                line.above().stream().map(node -> node(node, "above")),
                Stream.of(node(line.here(), "here")),
                line.below().stream().map(node -> node(node, "below")))
            .flatMap(each -> each)
            .toList();
    var edges =
        line.edges().stream()
            .map(edge -> new Edge(edge.upper().toString(), edge.lower().toString()))
            .toList();
    return new LineJson(line.here().card().ref().toString(), nodes, edges, line.cut());
  }

  private static Node node(Line.Node node, String direction) {
    Card card = node.card();
    var status = card.status();
    return new Node(
        card.ref().toString(),
        card.ref().kind().code(),
        direction,
        node.depth(),
        card.title(),
        card.organisation(),
        status == null ? null : status.substring(status.lastIndexOf('.') + 1),
        card.date(),
        card.open() ? card.href() : null);
  }
}
