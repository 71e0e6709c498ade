package org.throughline.tasks.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.sameness.Passage;

/// What a task's page shows of its reports' sameness.
///
/// @param held whether a report of this reader waits to be sent
public record SamenessPart(boolean held, List<OfReport> reports) {
  static final SamenessPart NONE = new SamenessPart(false, List.of());

  public SamenessPart {
    reports = List.copyOf(reports);
  }

  /// @param remark what the author said to it; empty for nothing
  public record OfReport(int number, String remark, List<View> findings) {
    public OfReport {
      findings = List.copyOf(findings);
    }
  }

  /// @param kind code
  /// @param who the other organisation; empty where the reader may not know, and for an echo
  /// @param other the other text; null where the reader may not see it or there is none
  /// @param closed whether there is another text that this reader may not see
  public record View(
      String kind,
      int percent,
      String who,
      List<Run> own,
      @Nullable List<Run> other,
      boolean closed) {}

  /// A stretch of a text, found in the other or not.
  public record Run(String text, boolean marked) {}

  /// @param ofOther whether this is the text that the passages' second spans count in
  static List<Run> runs(String text, List<Passage> passages, boolean ofOther) {
    var spans =
        passages.stream()
            .map(each ->
                ofOther
                    ? new int[] {each.otherBegin(), each.otherEnd()}
                    : new int[] {each.begin(), each.end()})
            .sorted(Comparator.comparingInt(span -> span[0]))
            .toList();
    var runs = new ArrayList<Run>();
    var at = 0;
    for (var span : spans) {
      var begin = Math.max(at, Math.min(span[0], text.length()));
      var end = Math.min(span[1], text.length());
      if (end > begin) {
        if (begin > at) {
          runs.add(new Run(text.substring(at, begin), false));
        }
        runs.add(new Run(text.substring(begin, end), true));
        at = end;
      }
    }
    if (at < text.length()) {
      runs.add(new Run(text.substring(at), false));
    }
    return runs;
  }
}
