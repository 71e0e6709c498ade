package org.throughline.shared;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What changed between two wordings, word by word; in Chinese character by character.
public final class TextDifference {
  private static final Pattern WORD =
      Pattern.compile("\\p{IsHan}|[\\p{L}\\p{N}]+|\\s+|.", Pattern.DOTALL);

  private TextDifference() {}

  public enum Change {
    SAME,
    REMOVED,
    ADDED
  }

  public record Piece(Change change, String text) {}

  /// The pieces in reading order; what was removed stands before what was put in its place.
  public static List<Piece> between(String before, String after) {
    var old = words(before);
    var fresh = words(after);
    var pieces = new ArrayList<Piece>();
    int at = 0;
    for (AbstractDelta<String> delta : DiffUtils.diff(old, fresh).getDeltas()) {
      var source = delta.getSource();
      add(pieces, Change.SAME, old.subList(at, source.getPosition()));
      add(pieces, Change.REMOVED, source.getLines());
      add(pieces, Change.ADDED, delta.getTarget().getLines());
      at = source.getPosition() + source.size();
    }
    add(pieces, Change.SAME, old.subList(at, old.size()));
    return List.copyOf(pieces);
  }

  private static List<String> words(String text) {
    return WORD.matcher(text).results().map(each -> each.group()).toList();
  }

  private static void add(List<Piece> pieces, Change change, List<String> words) {
    if (!words.isEmpty()) {
      pieces.add(new Piece(change, String.join("", words)));
    }
  }
}
