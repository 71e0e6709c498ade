package org.throughline.directives;

import java.util.List;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Actor;
import org.throughline.shared.Access;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.Refusal;

/// Directives to try things on.
@Component
class Given {
  static final String TEXT =
      "Every county repairs its stations.\nOfficials inspect.\nOfficials inspect.\n水务部门负责。";

  private final Directives directives;

  Given(Directives directives) {
    this.directives = directives;
  }

  Directive directive(Actor actor) {
    return directive(actor, Access.INTERNAL);
  }

  Directive directive(Actor actor, Access access) {
    var id =
        done(
            directives.register(
                actor,
                new NewDirective(
                    DirectiveKind.DOCUMENT,
                    "On stations",
                    null,
                    null,
                    null,
                    Language.ENGLISH,
                    access,
                    List.of("water"),
                    TEXT)));
    return directives.get(actor, id);
  }

  long clause(Actor actor, long directiveId) {
    return done(
        directives.addClause(
            actor,
            directiveId,
            new NewClause(ClauseKind.REQUIREMENT, "Officials inspect.", null, null, null)));
  }

  static <T> T done(Outcome<T> outcome) {
    return outcome.fold(
        value -> value,
        why -> {
          throw new AssertionError("refused: " + why);
        });
  }

  static <T> Refusal refused(Outcome<T> outcome) {
    return outcome.fold(
        value -> {
          throw new AssertionError("not refused: " + value);
        },
        why -> why);
  }
}
