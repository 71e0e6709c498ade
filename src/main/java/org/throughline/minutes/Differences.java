package org.throughline.minutes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.throughline.shared.TextDifference;
import org.throughline.shared.TextDifference.Change;
import org.throughline.shared.TextDifference.Piece;

/// What a version says otherwise than the one before it, paragraph by paragraph, in the order of
/// the new one.
public final class Differences {
  private Differences() {}

  /// @param changed whether anything in it did
  public record Row(ParagraphKind kind, boolean changed, List<Piece> pieces) {}

  public static List<Row> between(List<Paragraph> before, List<Paragraph> after) {
    var old = before.stream().collect(Collectors.toMap(Paragraph::line, Function.identity()));
    var kept = after.stream().map(Paragraph::line).collect(Collectors.toSet());
    var told = new HashSet<Long>();
    var rows = new ArrayList<Row>();
    int at = 0;
    for (var each : after) {
      var was = old.get(each.line());
      if (was == null) {
        rows.add(new Row(each.kind(), true, List.of(new Piece(Change.ADDED, each.text()))));
        continue;
      }
      // What was taken out before this one is told before it.
      for (; at < before.size() && before.get(at).line() != each.line(); at++) {
        removed(before.get(at), kept.contains(before.get(at).line()), told, rows);
      }
      told.add(each.line());
      rows.add(
          new Row(
              each.kind(),
              !was.text().equals(each.text()),
              TextDifference.between(was.text(), each.text())));
    }
    before.forEach(each -> removed(each, kept.contains(each.line()), told, rows));
    return rows;
  }

  private static void removed(
      Paragraph paragraph, boolean kept, HashSet<Long> told, List<Row> rows) {
    if (!kept && told.add(paragraph.line())) {
      rows.add(
          new Row(paragraph.kind(), true, List.of(new Piece(Change.REMOVED, paragraph.text()))));
    }
  }
}
