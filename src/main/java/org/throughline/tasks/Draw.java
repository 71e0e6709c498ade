package org.throughline.tasks;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/// The order in which tasks are drawn, the same on every machine and whoever draws again: by the
/// SHA-256 of the seed, a colon and the task's number, both as UTF-8, written in lower-case
/// hexadecimal, smallest first.
public final class Draw {
  /// How this is called where it is written down.
  public static final String METHOD = "sha256(seed:task)";

  private Draw() {}

  /// @param rank from 1
  public record Drawn(long taskId, int rank, String score) {}

  /// Whatever the order in which the tasks come, and however often each does.
  public static List<Drawn> order(String seed, Collection<Long> taskIds) {
    var sorted =
        taskIds.stream()
            .distinct()
            .map(id -> new Drawn(id, 0, score(seed, id)))
            .sorted(Comparator.comparing(Drawn::score))
            .toList();
    var ranked = new ArrayList<Drawn>();
    for (var each : sorted) {
      ranked.add(new Drawn(each.taskId(), ranked.size() + 1, each.score()));
    }
    return ranked;
  }

  static String score(String seed, long taskId) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest((seed + ":" + taskId).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// So many of a set as a percentage asks for: rounded up, at least one.
  public static int size(int percent, int population) {
    return Math.max(1, (int) ((long) population * percent + 99) / 100);
  }
}
