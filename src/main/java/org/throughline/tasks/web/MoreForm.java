package org.throughline.tasks.web;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.web.Typed;
import org.throughline.tasks.NewTask;

/// What many tasks do without, as it was typed.
///
/// @param order `after` for a subtask that goes after those before it
/// @param measures ids of indicators
/// @param repeat `week`, `month`, `quarter`, `year`; anything else is once
public record MoreForm(
    @Nullable String first,
    @Nullable String programme,
    @Nullable String themes,
    @Nullable String targets,
    @Nullable String order,
    @Nullable String repeat,
    @Nullable String every,
    @Nullable String until,
    @Nullable String leadDays,
    @Nullable List<String> measures) {
  static final MoreForm EMPTY = measuredBy(Set.of());

  static MoreForm measuredBy(Set<Long> indicators) {
    return new MoreForm(
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        indicators.stream().map(String::valueOf).toList());
  }

  static MoreForm of(NewTask.More more) {
    return new MoreForm(
        more.firstPostId() == null ? null : more.firstPostId().toString(),
        more.programmeId() == null ? null : more.programmeId().toString(),
        String.join(", ", more.themes()),
        String.join(", ", more.targetGroups()),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  Set<Long> measureIds() {
    return Objects.requireNonNullElse(measures, List.<String>of()).stream()
        .flatMap(each -> Typed.id(each).stream())
        .collect(Collectors.toSet());
  }

  public boolean filled() {
    return !(Typed.blank(first)
        && Typed.blank(programme)
        && Typed.blank(themes)
        && Typed.blank(targets)
        && Typed.blank(repeat));
  }

  boolean strange() {
    return !Typed.blank(first) && Typed.id(first).isEmpty()
        || !Typed.blank(programme) && Typed.id(programme).isEmpty()
        || (measures != null && measures.stream().anyMatch(each -> Typed.id(each).isEmpty()));
  }

  NewTask.More read() {
    return new NewTask.More(
        Typed.id(first).orElse(null),
        Typed.id(programme).orElse(null),
        labels(themes),
        labels(targets),
        "after".equals(order),
        List.copyOf(measureIds()));
  }

  /// Separated by commas, semicolons or line ends, also the Chinese ones.
  static List<String> labels(@Nullable String typed) {
    return Arrays.stream(Typed.text(typed).split("[,;，；、\\n]"))
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .distinct()
        .toList();
  }
}
