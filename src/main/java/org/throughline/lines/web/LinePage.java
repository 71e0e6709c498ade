package org.throughline.lines.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.throughline.lines.Line;
import org.throughline.shared.Ref;

/// The line as text and as a drawing.
///
/// @param rows every node in reading order: above, here, below
public record LinePage(Line line, List<Row> rows, int width, int height) {
  private static final int LEFT = 20;
  private static final int STEP = 28;
  private static final int TOP = 24;
  private static final int ROW = 44;
  private static final int TEXT = 420;

  /// One node with its place in the drawing, in pixels.
  ///
  /// @param thread the path from what it hangs from; empty for the first
  /// @param opens how many lists open before it in the text, and
  /// @param closes how many close
  public record Row(
      Line.Node node,
      boolean here,
      boolean above,
      int x,
      int y,
      String thread,
      int opens,
      int closes) {
    /// Cut to what fits beside the thread.
    public String shortTitle() {
      var title = node.card().title();
      return title.length() <= 48 ? title : title.substring(0, 47) + "…";
    }
  }

  static LinePage of(Line line) {
    var nodes = new ArrayList<Line.Node>(line.above());
    nodes.add(line.here());
    nodes.addAll(line.below());
    var rows = new ArrayList<Row>();
    var places = new HashMap<Ref, int[]>();
    var previous = 0;
    var deepest = 0;
    for (var i = 0; i < nodes.size(); i++) {
      var node = nodes.get(i);
      var x = LEFT + STEP * node.depth();
      var y = TOP + ROW * i;
      deepest = Math.max(deepest, node.depth());
      var here = node == line.here();
      rows.add(
          new Row(
              node,
              here,
              i < line.above().size(),
              x,
              y,
              thread(places, rows, node, here, x, y),
              Math.max(0, node.depth() - previous),
              Math.max(0, previous - node.depth())));
      places.put(node.card().ref(), new int[] {x, y});
      previous = node.depth();
    }
    return new LinePage(line, rows, LEFT + STEP * deepest + TEXT, TOP + ROW * nodes.size());
  }

  private static String thread(
      Map<Ref, int[]> places, List<Row> rows, Line.Node node, boolean here, int x, int y) {
    if (rows.isEmpty()) {
      return "";
    }
    var last = rows.getLast();
    var from = here ? new int[] {last.x(), last.y()} : places.get(node.parent());
    if (from == null) {
      return "";
    }
    return from[0] == x
        ? "M%d %d V%d".formatted(x, from[1], y)
        : "M%d %d V%d Q%d %d %d %d H%d"
            .formatted(from[0], from[1], y - 12, from[0], y, from[0] + 12, y, x);
  }
}
