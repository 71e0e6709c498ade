package org.throughline.sameness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One check from beginning to end, wherever the siblings' reports come from.
///
/// @param sketch by which later reports find this one
record Look(List<Finding> findings, String sketch) {
  /// At most so many siblings are shown.
  private static final int SHOWN = 3;

  record Sibling(long reportId, long organisationId, String text) {}

  interface Siblings {
    /// Those whose sketches agree most with this one, of other organisations.
    List<Sibling> nearest(String sketch);
  }

  static Look at(
      Draft draft, Draft.@Nullable Earlier earlier, Places.Map places, Siblings siblings) {
    var comparing = Comparing.of(places.words(draft.text()), places.words(draft.asked()));
    var sketch = comparing.sketch();
    var found = new ArrayList<Finding>();
    comparing.echo(draft.asked()).ifPresent(found::add);
    if (comparing.hasOwnWords()) {
      if (earlier != null) {
        comparing
            .with(places.words(earlier.text()))
            .rollover(earlier.reportId(), draft.organisationId())
            .ifPresent(found::add);
      }
      siblings.nearest(sketch).stream()
          .filter(each -> !places.inLine(draft.organisationId(), each.organisationId()))
          .flatMap(each ->
              comparing
                  .with(places.words(each.text()))
                  .copy(each.reportId(), each.organisationId())
                  .stream())
          .sorted(Comparator.comparingDouble(Finding::share).reversed())
          .limit(SHOWN)
          .forEach(found::add);
    }
    found.addAll(places.others(draft));
    return new Look(List.copyOf(found), sketch);
  }
}
