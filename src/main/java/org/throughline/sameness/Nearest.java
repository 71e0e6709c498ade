package org.throughline.sameness;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// Of very many sketches those that agree most with one, as blocks of them pass by. Not for several
/// threads.
final class Nearest {
  /// One report in a block: its id, its organisation's and its sketch.
  static final int BYTES = 16 + Sketch.BITS / 8;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /// @param distance in how many bits it differs
  record Near(long reportId, long organisationId, int distance) {}

  /// Of those that agree equally the earlier report.
  private static final Comparator<Near> NEAREST_FIRST =
      Comparator.comparingInt(Near::distance).thenComparingLong(Near::reportId);

  private final long[] sketch = new long[Sketch.BITS / 64];
  private final long exceptOrganisation;
  private final int most;
  private final PriorityQueue<Near> found = new PriorityQueue<>(NEAREST_FIRST.reversed());

  /// @param sketch 256 times `0` or `1`
  /// @param exceptOrganisation whose own reports are left out
  Nearest(String sketch, long exceptOrganisation, int most) {
    for (var i = 0; i < this.sketch.length; i++) {
      this.sketch[i] = Long.parseUnsignedLong(sketch, i * 64, (i + 1) * 64, 2);
    }
    this.exceptOrganisation = exceptOrganisation;
    this.most = most;
  }

  void among(byte[] block) {
    var worst = worst();
    for (var at = 0; at < block.length; at += BYTES) {
      var distance = 0;
      for (var i = 0; i < sketch.length; i++) {
        distance += Long.bitCount((long) LONG.get(block, at + 16 + 8 * i) ^ sketch[i]);
      }
      if (distance <= worst) {
        take(new Near((long) LONG.get(block, at), (long) LONG.get(block, at + 8), distance));
        worst = worst();
      }
    }
  }

  private int worst() {
    return found.size() < most ? Sketch.BITS : found.element().distance();
  }

  private void take(Near near) {
    if (near.organisationId() != exceptOrganisation) {
      found.add(near);
      if (found.size() > most) {
        found.remove();
      }
    }
  }

  List<Near> inOrder() {
    var all = new ArrayList<>(found);
    Collections.sort(all, NEAREST_FIRST);
    return all;
  }
}
