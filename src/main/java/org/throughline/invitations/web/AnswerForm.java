package org.throughline.invitations.web;

import org.jspecify.annotations.Nullable;
import org.throughline.invitations.Answer;
import org.throughline.invitations.Invitation;
import org.throughline.invitations.NewAnswer;
import org.throughline.shared.Coded;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Typed;

/// What was chosen and typed to answer.
///
/// @param person the id of whoever comes instead; empty where `substitute` says who
public record AnswerForm(
    @Nullable String answer,
    @Nullable String reason,
    @Nullable String person,
    @Nullable String substitute) {

  static AnswerForm of(Invitation invitation) {
    var answer = invitation.answer();
    var known = invitation.substituteId();
    return new AnswerForm(
        answer == null ? "" : answer.code(),
        invitation.reason(),
        known == null ? "" : known.toString(),
        known == null ? invitation.substitute() : "");
  }

  Outcome<NewAnswer> read() {
    var said = Coded.find(Answer.class, answer);
    if (said.isEmpty()) {
      return Outcome.invalid("invitations.refused.answer_missing");
    }
    var known = Typed.id(person);
    if (known.isEmpty() && !Typed.blank(person)) {
      return Outcome.invalid("invitations.refused.substitute_unknown");
    }
    return Outcome.done(
        new NewAnswer(said.get(), Typed.text(reason), known.orElse(null), Typed.text(substitute)));
  }

  public boolean has(Answer each) {
    return each.code().equals(answer);
  }

  public boolean hasPerson(long id) {
    return Long.toString(id).equals(person);
  }
}
