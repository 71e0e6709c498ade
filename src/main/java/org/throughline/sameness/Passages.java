package org.throughline.sameness;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.sameness.Comparing.UnitIndex;

/// Finds the passages that two texts have in common: grown from a unit that stands in both, over
/// small differences (a word replaced, left out or put in), as long as they go on agreeing.
final class Passages {
  /// A difference of at most so many signs is bridged.
  private static final int GAP = 5;

  private final Words draft;
  private final Words other;
  private final BitSet covered = new BitSet();
  private final List<Passage> passages = new ArrayList<>();
  private final @Nullable BitSet without;

  // The passage being grown.
  private final BitSet agreeing = new BitSet();
  private int draftEnd;
  private int otherEnd;

  private Passages(Words draft, Words other, @Nullable BitSet without) {
    this.draft = draft;
    this.other = other;
    this.without = without;
  }

  /// @param covered the draft's signs that stand in the other text as well
  record Common(BitSet covered, List<Passage> passages) {}

  /// @param least weight of a passage, of signs not covered before
  /// @param without the draft's signs that do not count: quotations; null for none
  static Common common(
      Words draft, UnitIndex index, Words other, float least, @Nullable BitSet without) {
    var work = new Passages(draft, other, without);
    work.search(index, least);
    work.passages.sort(Comparing.IN_ORDER);
    return new Common(work.covered, work.passages);
  }

  private void search(UnitIndex index, float least) {
    var positions = UnitIndex.positions();
    var j = 0;
    while (j < other.size()) {
      var count = index.find(other.unitHash(j), positions);
      var best = 0f;
      var bestAt = -1;
      for (var k = 0; k < count; k++) {
        var weight = grow(positions[k], j);
        if (weight > best) {
          best = weight;
          bestAt = positions[k];
        }
      }
      if (best >= least) {
        grow(bestAt, j);
        take(bestAt, j);
        j = otherEnd;
      } else {
        j++;
      }
    }
  }

  private void take(int i, int j) {
    covered.or(agreeing);
    passages.add(
        new Passage(
            draft.begin(i), draft.end(draftEnd - 1), other.begin(j), other.end(otherEnd - 1)));
  }

  /// Leaves the passage in `agreeing`, `draftEnd` and `otherEnd`.
  ///
  /// @return the weight of what agrees and was not covered before
  private float grow(int i, int j) {
    agreeing.clear();
    var weight = 0f;
    var a = i;
    var b = j;
    while (true) {
      while (a < draft.size() && b < other.size() && draft.sign(a) == other.sign(b)) {
        if (!counted(a)) {
          agreeing.set(a);
          weight += draft.weight(a);
        }
        a++;
        b++;
      }
      draftEnd = a;
      otherEnd = b;
      var bridge = bridge(a, b);
      if (bridge < 0) {
        return weight;
      }
      a += bridge / (GAP + 1);
      b += bridge % (GAP + 1);
    }
  }

  private boolean counted(int a) {
    return covered.get(a) || without != null && without.get(a);
  }

  /// The nearest place where both go on alike; -1 for none.
  private int bridge(int a, int b) {
    for (var sum = 1; sum <= 2 * GAP; sum++) {
      for (var da = Math.max(0, sum - GAP); da <= Math.min(GAP, sum); da++) {
        if (alike(a + da, b + sum - da)) {
          return da * (GAP + 1) + sum - da;
        }
      }
    }
    return -1;
  }

  /// Two words, or three characters.
  private boolean alike(int a, int b) {
    if (a >= draft.size() || b >= other.size()) {
      return false;
    }
    var length = draft.unit(a) - 1;
    if (a + length > draft.size() || b + length > other.size()) {
      return false;
    }
    for (var k = 0; k < length; k++) {
      if (draft.sign(a + k) != other.sign(b + k)) {
        return false;
      }
    }
    return true;
  }
}
