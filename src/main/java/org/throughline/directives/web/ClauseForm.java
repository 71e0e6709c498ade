package org.throughline.directives.web;

import org.jspecify.annotations.Nullable;
import org.throughline.directives.Clause;
import org.throughline.directives.ClauseKind;
import org.throughline.directives.NewClause;
import org.throughline.shared.Coded;
import org.throughline.shared.Outcome;

/// What was typed or selected to mark or correct a clause.
///
/// @param details id of the superior's clause that it details; empty for none
public record ClauseForm(
    @Nullable String kind,
    @Nullable String quote,
    @Nullable String begin,
    @Nullable String end,
    @Nullable String addressee,
    @Nullable String due,
    @Nullable String review,
    @Nullable String details) {
  static final ClauseForm EMPTY =
      new ClauseForm("requirement", null, null, null, null, null, null, null);

  /// A clause as it stands, for a form that changes it.
  static ClauseForm of(Clause clause) {
    return new ClauseForm(
        clause.kind().code(),
        clause.text(),
        null,
        null,
        clause.addressee(),
        text(clause.dueOn()),
        text(clause.reviewOn()),
        text(clause.detailsId()));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  /// As it was typed; where it stands in the text is read elsewhere.
  Outcome<NewClause> read() {
    var stated = Coded.find(ClauseKind.class, kind);
    var detailed = org.throughline.shared.web.Typed.id(details);
    if (stated.isEmpty() || (detailed.isEmpty() && !Typed.blank(details))) {
      return Outcome.invalid("directives.refused.choice");
    }
    return Typed.day(due)
        .fold(
            dueOn ->
                Typed.day(review)
                    .fold(
                        reviewOn ->
                            Outcome.done(
                                new NewClause(
                                    stated.get(),
                                    Typed.text(quote),
                                    Typed.number(begin),
                                    Typed.number(end),
                                    addressee,
                                    dueOn.date(),
                                    reviewOn.date(),
                                    detailed.orElse(null))),
                        Outcome::refused),
            Outcome::refused);
  }
}
