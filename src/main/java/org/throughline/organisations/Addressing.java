package org.throughline.organisations;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.selectOne;
import static throughline.db.organisations.Tables.ORGANISATION;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.throughline.shared.Coded;

/// Whom a choice of addressees means, before anything is sent and while it is.
@Service
public class Addressing {
  private final DSLContext sql;
  private final Organisations organisations;

  Addressing(DSLContext sql, Organisations organisations) {
    this.sql = sql;
    this.organisations = organisations;
  }

  /// The chosen bodies, as a condition on `organisations.organisation`: only those beneath the
  /// actor's body, whatever was asked.
  public static Condition chosen(Actor actor, Addressees addressees) {
    var beneath =
        ORGANISATION
            .FIRST_NUMBER
            .gt(actor.bodyFirst())
            .and(ORGANISATION.FIRST_NUMBER.le(actor.bodyLast()))
            .and(ORGANISATION.ID.eq(ORGANISATION.BODY_ID))
            .and(ORGANISATION.DISSOLVED_ON.isNull());
    return switch (addressees) {
      case Addressees.Named(var ids) ->
          beneath.and(ORGANISATION.ID.eq(any(ids.toArray(Long[]::new))));
      case Addressees.Under(var node, var kinds) -> {
        var top = ORGANISATION.as("top");
        yield beneath
            .and(ORGANISATION.KIND.in(kinds.stream().map(Coded::code).toList()))
            .andExists(
                selectOne()
                    .from(top)
                    .where(top.ID.eq(node))
                    .and(ORGANISATION.FIRST_NUMBER.gt(top.FIRST_NUMBER))
                    .and(ORGANISATION.FIRST_NUMBER.le(top.LAST_NUMBER)));
      }
    };
  }

  /// How many a choice means, and which.
  ///
  /// @param byKind in the order of the kinds; kinds without any are missing
  /// @param first in tree order, as many as were asked for
  public record Preview(
      int total, Map<OrganisationKind, Integer> byKind, List<Organisation> first) {
    public Preview {
      byKind = Collections.unmodifiableMap(new TreeMap<>(byKind));
      first = List.copyOf(first);
    }
  }

  public Preview preview(Actor actor, Addressees addressees, int show) {
    var chosen = chosen(actor, addressees);
    var byKind = new EnumMap<OrganisationKind, Integer>(OrganisationKind.class);
    sql.select(ORGANISATION.KIND, count())
        .from(ORGANISATION)
        .where(chosen)
        .groupBy(ORGANISATION.KIND)
        .forEach(row -> byKind.put(Coded.of(OrganisationKind.class, row.value1()), row.value2()));
    int total = byKind.values().stream().mapToInt(Integer::intValue).sum();
    return new Preview(total, byKind, organisations.first(chosen, show));
  }
}
