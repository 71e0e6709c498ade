package org.throughline.directives;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Access;
import org.throughline.shared.Language;

/// @param organisationId the body that registered it and answers for the record
/// @param number as it stands on the document
/// @param body its text with `\n` line ends; may be empty
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
    String body) {
  public Directive {
    themes = List.copyOf(themes);
  }
}
