package org.throughline.decisions.web;

import static org.throughline.shared.web.Typed.idOrNotFound;
import static org.throughline.shared.web.Typed.text;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.decisions.DecisionOutcome;
import org.throughline.decisions.NewDecision;
import org.throughline.decisions.NewDecision.NewClause;
import org.throughline.decisions.Votes;
import org.throughline.shared.Coded;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;

/// What was typed, read into what [org.throughline.decisions.Decisions] takes.
final class DecisionForms {
  private static final int MOST_VOTES = 100_000;

  private DecisionForms() {}

  /// Clauses left empty are left out.
  static Outcome<NewDecision> decision(DecisionForm form) {
    var outcome = Coded.find(DecisionOutcome.class, form.outcome());
    if (outcome.isEmpty()) {
      return Outcome.invalid("decisions.outcome.missing");
    }
    LocalDate day = null;
    if (outcome.get() == DecisionOutcome.DEFERRED && !text(form.deferredTo()).isEmpty()) {
      try {
        day = LocalDate.parse(text(form.deferredTo()));
      } catch (DateTimeParseException e) {
        return Outcome.invalid("decisions.deferred_to.malformed");
      }
    }
    var referredTo =
        outcome.get() == DecisionOutcome.REFERRED ? id(form.referredTo(), Kind.ORGANISATION) : null;
    var decided = day;
    return votes(form)
        .fold(
            votes ->
                Outcome.done(
                    new NewDecision(
                        outcome.get(),
                        decided,
                        referredTo,
                        text(form.text()),
                        votes.isEmpty() ? null : votes.getFirst(),
                        clauses(form))),
            Outcome::refused);
  }

  /// None, or one.
  private static Outcome<List<Votes>> votes(DecisionForm form) {
    var inFavour = text(form.votesFor());
    var against = text(form.votesAgainst());
    var abstentions = text(form.abstentions());
    if (inFavour.isEmpty() && against.isEmpty() && abstentions.isEmpty()) {
      return Outcome.done(List.of());
    }
    try {
      var votes =
          new Votes(
              Integer.parseInt(inFavour), Integer.parseInt(against), Integer.parseInt(abstentions));
      return Math.min(votes.inFavour(), Math.min(votes.against(), votes.abstentions())) < 0
              || Math.max(votes.inFavour(), Math.max(votes.against(), votes.abstentions()))
                  > MOST_VOTES
          ? Outcome.invalid("decisions.votes.malformed")
          : Outcome.done(List.of(votes));
    } catch (NumberFormatException e) {
      return Outcome.invalid("decisions.votes.malformed");
    }
  }

  private static List<NewClause> clauses(DecisionForm form) {
    var clauses = new ArrayList<NewClause>();
    for (var row : form.clauses()) {
      if (!row.text().isBlank()) {
        clauses.add(
            new NewClause(
                id(row.id(), Kind.DECISION_CLAUSE),
                text(row.text()),
                id(row.carries(), Kind.CLAUSE)));
      }
    }
    return clauses;
  }

  /// Null where nothing was chosen.
  ///
  /// @throws NotFound where it is not a number, as for one that does not exist
  static @Nullable Long id(@Nullable String typed, Kind kind) {
    var text = text(typed);
    return text.isEmpty() ? null : idOrNotFound(kind, text);
  }
}
