package org.throughline.directives;

import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static throughline.db.directives.Tables.DIRECTIVE_CONVEYS;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Actor;
import org.throughline.shared.Refusal;

/// Which directive carries which other further, and which clause details which.
@Component
class Links {
  /// A chain longer than this is no chain of command.
  private static final int DEEPEST = 16;

  private final DSLContext sql;
  private final DirectiveQueries queries;

  Links(DSLContext sql, DirectiveQueries queries) {
    this.sql = sql;
    this.queries = queries;
  }

  /// Only what the actor sees and what is not merged away can be conveyed.
  Optional<Refusal> conveyable(Actor actor, Collection<Long> ids) {
    for (long id : ids) {
      var found = queries.find(actor, id);
      if (found.isEmpty() || found.get().state() == ForceState.MERGED) {
        return Optional.of(Refusal.invalid("directives.refused.conveyed_unknown"));
      }
    }
    return Optional.empty();
  }

  int link(long directiveId, Collection<Long> conveyed) {
    int linked = 0;
    for (long id : conveyed) {
      linked +=
          sql.insertInto(DIRECTIVE_CONVEYS)
              .set(DIRECTIVE_CONVEYS.DIRECTIVE_ID, directiveId)
              .set(DIRECTIVE_CONVEYS.CONVEYED_ID, id)
              .onConflictDoNothing()
              .execute();
    }
    return linked;
  }

  /// Everything that a directive conveys, directly or through another.
  Set<Long> allConveyed(long directiveId) {
    var up = name("conveyed_above");
    var id = DSL.field(up.append("id"), Long.class);
    var depth = DSL.field(up.append("depth"), Integer.class);
    return sql.withRecursive(up, name("id"), name("depth"))
        .as(
            select(DIRECTIVE_CONVEYS.CONVEYED_ID, DSL.inline(1))
                .from(DIRECTIVE_CONVEYS)
                .where(DIRECTIVE_CONVEYS.DIRECTIVE_ID.eq(directiveId))
                .union(
                    select(DIRECTIVE_CONVEYS.CONVEYED_ID, depth.plus(1))
                        .from(DIRECTIVE_CONVEYS)
                        .join(table(up))
                        .on(DIRECTIVE_CONVEYS.DIRECTIVE_ID.eq(id))
                        .where(depth.lt(DEEPEST))))
        .selectDistinct(id)
        .from(table(up))
        .limit(1_000)
        .fetchSet(id);
  }

  /// A clause details one of a directive that its own conveys, and that its author sees.
  Optional<Refusal> detailable(Actor actor, Directive directive, @Nullable Long clauseId) {
    if (clauseId == null) {
      return Optional.empty();
    }
    var upper = queries.clause(actor, clauseId);
    return upper.isPresent() && allConveyed(directive.id()).contains(upper.get().directiveId())
        ? Optional.empty()
        : Optional.of(Refusal.invalid("directives.refused.details_unknown"));
  }
}
