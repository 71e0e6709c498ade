package org.throughline.directives.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was typed to register a directive, or to put its facts right.
///
/// @param conveys ids of the directives that it carries further
public record DirectiveForm(
    @Nullable String kind,
    @Nullable String title,
    @Nullable String issuer,
    @Nullable String number,
    @Nullable String dated,
    @Nullable String language,
    @Nullable String access,
    @Nullable String themes,
    @Nullable String body,
    @Nullable List<String> conveys) {

  public List<String> conveyed() {
    return conveys == null ? List.of() : conveys;
  }
}
