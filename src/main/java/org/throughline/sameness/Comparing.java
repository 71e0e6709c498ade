package org.throughline.sameness;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One draft, read and indexed once, compared with one text after another. The measures and the
/// seeded sets they were chosen on are explained in `docs/sameness.md`.
final class Comparing {
  /// What a clause's words must cover at least of a draft for it to be an echo.
  private static final double ECHO = 0.5;

  /// A draft with at least so many words of its own beyond the clause is no echo.
  private static final double OWN_WORDS_OF_A_REPORT = 16;

  private static final double COPY = 0.36;
  private static final double ROLLOVER = 0.55;

  /// Fewer words of its own than this, and nothing can be said about a draft.
  private static final double FEWEST = 8;

  /// The least weight of a passage, in words.
  private static final float PASSAGE = 5.0f;

  private static final float QUOTED = 3.5f;

  private final Words draft;
  private final UnitIndex index;
  private final BitSet quoted;
  private final double own;
  private final double whole;
  private final List<Passage> quotations;

  private Comparing(Words draft, UnitIndex index, BitSet quoted, List<Passage> quotations) {
    this.draft = draft;
    this.index = index;
    this.quoted = quoted;
    this.quotations = quotations;
    this.whole = draft.weightOf(0, draft.size());
    this.own = whole - weight(quoted);
  }

  /// @param asked the clause; its words in the draft are quotations, not the draft's own
  static Comparing of(Words draft, Words asked) {
    var index = new UnitIndex(draft);
    var quotations = Passages.common(draft, index, asked, QUOTED, null);
    return new Comparing(draft, index, quotations.covered(), quotations.passages());
  }

  private double weight(BitSet signs) {
    var sum = 0.0;
    for (var i = signs.nextSetBit(0); i >= 0; i = signs.nextSetBit(i + 1)) {
      sum += draft.weight(i);
    }
    return sum;
  }

  /// Enough of them to compare with other reports.
  boolean hasOwnWords() {
    return own >= FEWEST;
  }

  /// @param asked the text that this was made with
  Optional<Finding> echo(String asked) {
    var figures = figures();
    var share = whole == 0 ? 0 : (whole - own) / (whole + figures);
    return whole >= FEWEST && share >= ECHO && own + figures < OWN_WORDS_OF_A_REPORT
        ? Optional.of(new Finding(FindingKind.ECHO, null, null, share, quotations, asked))
        : Optional.empty();
  }

  /// Figures beyond the clause's own are news.
  private int figures() {
    var count = 0;
    for (var i = 0; i < draft.size(); i++) {
      if (draft.sign(i) == Words.NUMBER && !quoted.get(i)) {
        count++;
      }
    }
    return count;
  }

  Shared with(Words other) {
    var common = Passages.common(draft, index, other, PASSAGE, quoted);
    return new Shared(weight(common.covered()) / own, common.passages());
  }

  /// What the draft shares with one other report.
  record Shared(double share, List<Passage> passages) {
    Optional<Finding> copy(long report, long organisation) {
      return finding(FindingKind.COPY, COPY, report, organisation);
    }

    Optional<Finding> rollover(long report, long organisation) {
      return finding(FindingKind.ROLLOVER, ROLLOVER, report, organisation);
    }

    private Optional<Finding> finding(
        FindingKind kind, double least, long report, @Nullable Long organisation) {
      return share >= least
          ? Optional.of(new Finding(kind, report, organisation, Math.min(1, share), passages, null))
          : Optional.empty();
    }
  }

  /// Of what is the draft's own: its units outside quotations and stock phrases.
  String sketch() {
    var hashes = new int[draft.size()];
    var count = 0;
    for (var i = 0; i < draft.size(); i++) {
      var hash = draft.unitHash(i);
      if (hash != 0 && !quoted.get(i) && draft.weightOf(i, i + draft.unit(i)) > 0.5f) {
        hashes[count++] = hash;
      }
    }
    return Sketch.of(hashes, count);
  }

  /// Where each unit of a text stands.
  static final class UnitIndex {
    /// A unit that stands in more places than this says nothing.
    private static final int PLACES = 8;

    private final int mask;
    private final int[] heads;
    private final int[] nexts;
    private final int[] hashes;

    UnitIndex(Words words) {
      var size = Integer.highestOneBit(Math.max(16, words.size() * 2)) * 2;
      mask = size - 1;
      heads = new int[size];
      Arrays.fill(heads, -1);
      nexts = new int[words.size()];
      hashes = new int[words.size()];
      for (var i = words.size() - 1; i >= 0; i--) {
        hashes[i] = words.unitHash(i);
        var slot = hashes[i] & mask;
        nexts[i] = heads[slot];
        heads[slot] = i;
      }
    }

    /// @return how many positions were written, at most `PLACES`
    int find(int hash, int[] positions) {
      var count = 0;
      if (hash != 0) {
        for (var i = heads[hash & mask]; i >= 0 && count < PLACES; i = nexts[i]) {
          if (hashes[i] == hash) {
            positions[count++] = i;
          }
        }
      }
      return count;
    }

    static int[] positions() {
      return new int[PLACES];
    }
  }

  static final Comparator<Passage> IN_ORDER = Comparator.comparingInt(Passage::begin);
}
