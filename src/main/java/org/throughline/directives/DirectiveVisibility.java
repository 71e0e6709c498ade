package org.throughline.directives;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectOne;
import static throughline.db.directives.Tables.DIRECTIVE;
import static throughline.db.directives.Tables.RECEIPT;

import org.jooq.Condition;
import org.throughline.organisations.Acting;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Role;
import org.throughline.organisations.Visibility;

/// Who sees a directive: whom its owner's access rule admits, and everybody in a body that holds a
/// receipt for it; of a restricted one, that body's secretaries only.
final class DirectiveVisibility {
  private DirectiveVisibility() {}

  static Condition visible(Actor actor) {
    var mine = RECEIPT.as("mine");
    var held =
        exists(
            selectOne()
                .from(mine)
                .where(mine.DIRECTIVE_ID.eq(DIRECTIVE.ID))
                .and(mine.ORGANISATION_ID.eq(Acting.body(actor)))
                .and(mine.STATE.ne(inline(ReceiptState.RETURNED.code()))));
    var received =
        actor.has(Role.SECRETARY) ? held : held.and(DIRECTIVE.ACCESS.eq(inline("internal")));
    return Visibility.byAccess(actor, DIRECTIVE.ORGANISATION_ID, DIRECTIVE.ACCESS).or(received);
  }
}
