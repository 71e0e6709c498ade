package org.throughline.directives;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Access;
import org.throughline.shared.Language;

/// A directive as somebody states it, before it is registered.
///
/// @param conveys ids of the directives that it carries further
public record NewDirective(
    DirectiveKind kind,
    String title,
    @Nullable String issuer,
    @Nullable String number,
    @Nullable LocalDate dated,
    Language language,
    Access access,
    List<String> themes,
    String body,
    List<Long> conveys) {
  public NewDirective {
    themes = List.copyOf(themes);
    conveys = List.copyOf(conveys);
  }

  /// Conveys no other.
  public NewDirective(
      DirectiveKind kind,
      String title,
      @Nullable String issuer,
      @Nullable String number,
      @Nullable LocalDate dated,
      Language language,
      Access access,
      List<String> themes,
      String body) {
    this(kind, title, issuer, number, dated, language, access, themes, body, List.of());
  }

  /// Without themes.
  public NewDirective(
      DirectiveKind kind,
      String title,
      @Nullable String issuer,
      @Nullable String number,
      @Nullable LocalDate dated,
      Language language,
      Access access,
      String body) {
    this(kind, title, issuer, number, dated, language, access, List.of(), body);
  }
}
