package org.throughline.directives.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.directives.Directive;

/// @param directive the one whose facts are put right; null for a new one
/// @param conveyable what a new one may say that it carries further
public record DirectiveEditPage(
    @Nullable Directive directive, DirectiveForm form, List<Directive> conveyable) {
  public DirectiveEditPage {
    conveyable = List.copyOf(conveyable);
  }
}
