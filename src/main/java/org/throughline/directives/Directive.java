package org.throughline.directives;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Access;
import org.throughline.shared.Language;

/// @param organisationId the body that registered it and answers for the record
/// @param number as it stands on the document
/// @param body its text with `\n` line ends; may be empty
/// @param supersededBy the directive that stands in its place; null where none was named
/// @param mergedInto the record that answers for it; set where it is merged
/// @param localTo the superior's directive that this one adds a body's own clauses to
public record Directive(
    long id,
    long organisationId,
    DirectiveKind kind,
    String title,
    @Nullable String issuer,
    @Nullable String number,
    @Nullable LocalDate dated,
    Language language,
    Access access,
    List<String> themes,
    String body,
    ForceState state,
    @Nullable Long supersededBy,
    @Nullable Long mergedInto,
    @Nullable Long localTo) {
  public Directive {
    themes = List.copyOf(themes);
  }

  public boolean inForce() {
    return state == ForceState.IN_FORCE;
  }
}
