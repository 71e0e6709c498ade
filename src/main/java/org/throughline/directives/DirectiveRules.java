package org.throughline.directives;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Refusal;

/// What may be written in a directive and its clauses.
final class DirectiveRules {
  static final int TITLE = 500;
  static final int ISSUER = 300;
  static final int NUMBER = 100;
  static final int BODY = 500_000;
  static final int THEMES = 20;
  static final int THEME = 60;
  static final int CLAUSE = 10_000;
  static final int CLAUSES = 1000;
  static final int ADDRESSEE = 300;
  static final int REASON = 2000;
  static final int CONVEYS = 20;

  private DirectiveRules() {}

  /// Line ends become `\n`, so that offsets mean the same everywhere; what no text contains goes.
  static String body(String typed) {
    return typed.replace("\r\n", "\n").replace('\r', '\n').replace("\0", "");
  }

  static String clean(String typed) {
    return body(typed).strip();
  }

  static @Nullable String cleanOrNull(@Nullable String typed) {
    var clean = typed == null ? "" : clean(typed);
    return clean.isEmpty() ? null : clean;
  }

  /// The directive as it is stored.
  static NewDirective cleaned(NewDirective stated) {
    var themes =
        stated.themes().stream()
            .map(DirectiveRules::clean)
            .filter(each -> !each.isEmpty())
            .distinct()
            .toList();
    return new NewDirective(
        stated.kind(),
        clean(stated.title()).replace('\n', ' '),
        cleanOrNull(stated.issuer()),
        cleanOrNull(stated.number()),
        stated.dated(),
        stated.language(),
        stated.access(),
        themes,
        body(stated.body()),
        stated.conveys().stream().distinct().toList());
  }

  static Optional<Refusal> refused(NewDirective clean) {
    if (clean.title().isEmpty()) {
      return Optional.of(Refusal.invalid("directives.refused.title"));
    }
    if (clean.themes().size() > THEMES) {
      return Optional.of(Refusal.invalid("directives.refused.themes", THEMES));
    }
    if (clean.conveys().size() > CONVEYS) {
      return Optional.of(Refusal.invalid("directives.refused.conveys_many", CONVEYS));
    }
    return tooLong(clean.title(), TITLE, "directives.title")
        .or(() -> tooLong(clean.issuer(), ISSUER, "directives.issuer"))
        .or(() -> tooLong(clean.number(), NUMBER, "directives.number"))
        .or(() -> tooLong(clean.body(), BODY, "directives.body"))
        .or(() ->
            clean.themes().stream()
                .flatMap(each -> tooLong(each, THEME, "directives.themes").stream())
                .findFirst());
  }

  static NewClause cleaned(NewClause stated) {
    return new NewClause(
        stated.kind(),
        clean(stated.text()),
        stated.begin(),
        stated.end(),
        cleanOrNull(stated.addressee()),
        stated.dueOn(),
        stated.reviewOn(),
        stated.detailsId());
  }

  static Optional<Refusal> refused(NewClause clean, String body) {
    var begin = clean.begin();
    var end = clean.end();
    if (clean.text().isEmpty()) {
      return Optional.of(Refusal.invalid("directives.refused.clause"));
    }
    if ((begin == null) != (end == null)
        || (begin != null && end != null && (begin < 0 || end <= begin || end > body.length()))) {
      return Optional.of(Refusal.invalid("directives.refused.span"));
    }
    if (clean.dueOn() != null && clean.reviewOn() != null) {
      return Optional.of(Refusal.invalid("directives.refused.due_or_review"));
    }
    return tooLong(clean.text(), CLAUSE, "directives.clause")
        .or(() -> tooLong(clean.addressee(), ADDRESSEE, "directives.addressee"));
  }

  /// What was superseded, withdrawn or merged asks for nothing, and takes nothing in.
  static Optional<Refusal> ended(Directive directive) {
    return directive.inForce()
        ? Optional.empty()
        : Optional.of(Refusal.conflict("directives.refused.ended." + directive.state().code()));
  }

  /// @param what the key's last word names the sentence: `directives.refused.long.title`
  static Optional<Refusal> tooLong(@Nullable String text, int limit, String what) {
    return text == null || text.length() <= limit
        ? Optional.empty()
        : Optional.of(
            Refusal.invalid(
                "directives.refused.long." + what.substring(what.lastIndexOf('.') + 1), limit));
  }
}
