package org.throughline.organisations;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;
import static throughline.db.organisations.Tables.ORGANISATION;

import org.jooq.Condition;
import org.jooq.Field;

/// Who sees a record of an organisation, as a condition for the `where` of every list and page.
///
/// - *internal* records: everybody in the same body; and, in the bodies above it, the posts that
///   oversee ([Role#overseesBelow]).
/// - *restricted* records: posts of the organisation itself, and its body's secretaries.
public final class Visibility {
  private Visibility() {}

  /// @param organisation the record's organisation id
  public static Condition internal(Actor actor, Field<Long> organisation) {
    var o = ORGANISATION.as("seen");
    var sameBody = o.BODY_ID.eq(Acting.body(actor));
    var reach =
        actor.overseesBelow()
            ? sameBody.or(o.FIRST_NUMBER.between(Acting.first(actor), Acting.last(actor)))
            : sameBody;
    return exists(selectOne().from(o).where(o.ID.eq(organisation)).and(reach));
  }

  public static Condition restricted(Actor actor, Field<Long> organisation) {
    var own = organisation.eq(Acting.organisation(actor));
    if (!actor.has(Role.SECRETARY)) {
      return own;
    }
    var o = ORGANISATION.as("seen_restricted");
    return own.or(
        exists(
            selectOne()
                .from(o)
                .where(o.ID.eq(organisation))
                .and(o.BODY_ID.eq(Acting.body(actor)))));
  }

  /// For a table with an `access` column of `internal` or `restricted`.
  public static Condition byAccess(Actor actor, Field<Long> organisation, Field<String> access) {
    return noCondition()
        .or(access.eq(inline("internal")).and(internal(actor, organisation)))
        .or(access.eq(inline("restricted")).and(restricted(actor, organisation)));
  }
}
