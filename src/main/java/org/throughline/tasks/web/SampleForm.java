package org.throughline.tasks.web;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Coded;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Typed;
import org.throughline.tasks.NewSample;
import org.throughline.tasks.SampleBasis;
import org.throughline.tasks.VerificationLevel;

/// What was typed to draw a sample.
///
/// @param from `all`, `list`, or a basis and what it is: `directive:7`, `theme:water`
/// @param how `size` or `percent`
public record SampleForm(
    @Nullable String from,
    @Nullable List<String> list,
    @Nullable String how,
    @Nullable String amount,
    @Nullable String seed,
    @Nullable String level) {
  static final SampleForm EMPTY = new SampleForm("all", null, "percent", "10", null, "documented");

  public boolean chose(long task) {
    return list != null && list.contains(Long.toString(task));
  }

  Outcome<NewSample> sample() {
    var parts = Objects.requireNonNullElse(from, "").split(":", 2);
    var basis = Coded.find(SampleBasis.class, parts[0]);
    var id =
        parts.length < 2 || basis.equals(Optional.of(SampleBasis.THEME))
            ? Optional.<Long>empty()
            : Typed.id(parts[1]);
    if (basis.isEmpty()) {
      return Outcome.invalid("tasks.refused.sample_basis");
    }
    var number = Typed.id(amount).filter(each -> each <= 1_000_000).map(Long::intValue);
    if (number.isEmpty()) {
      return Outcome.invalid("tasks.refused.sample_size");
    }
    var bySize = "size".equals(how);
    return Outcome.done(
        new NewSample(
            basis.get(),
            id.orElse(null),
            basis.get() == SampleBasis.THEME && parts.length > 1 ? Typed.text(parts[1]) : null,
            Objects.requireNonNullElse(list, List.<String>of()).stream()
                .flatMap(each -> Typed.id(each).stream())
                .toList(),
            bySize ? number.get() : null,
            bySize ? null : number.get(),
            Typed.blank(seed) ? null : Typed.text(seed),
            Coded.find(VerificationLevel.class, level).orElse(VerificationLevel.CONFIRMED)));
  }
}
