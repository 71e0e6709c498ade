package org.throughline.sameness;

import java.util.Arrays;
import java.util.SplittableRandom;

/// One bit of each of 256 MinHashes of a set. Two sets that share a part j of their union agree in
/// about (1 + j) / 2 of the bits, give or take 3 in 100: enough to find the few worth comparing
/// word by word among tens of thousands.
///
/// Stored sketches depend on the constants here and on how [Words] reads: a change to either makes
/// old sketches incomparable.
final class Sketch {
  static final int BITS = 256;
  private static final int[] FACTORS = new int[BITS];
  private static final int[] MASKS = new int[BITS];

  static {
    var random = new SplittableRandom(20_260_101);
    for (var i = 0; i < BITS; i++) {
      FACTORS[i] = random.nextInt() | 1;
      MASKS[i] = random.nextInt();
    }
  }

  private Sketch() {}

  /// @return 256 times `0` or `1`
  static String of(int[] hashes, int count) {
    var least = new int[BITS];
    Arrays.fill(least, Integer.MAX_VALUE);
    for (var h = 0; h < count; h++) {
      var hash = hashes[h];
      for (var i = 0; i < BITS; i++) {
        least[i] = Math.min(least[i], (hash ^ MASKS[i]) * FACTORS[i]);
      }
    }
    var bits = new char[BITS];
    for (var i = 0; i < BITS; i++) {
      bits[i] = (least[i] * 0x9E3779B1 >>> 31) == 0 ? '0' : '1';
    }
    return new String(bits);
  }
}
