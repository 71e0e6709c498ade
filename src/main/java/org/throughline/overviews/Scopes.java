package org.throughline.overviews;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static throughline.db.organisations.Tables.ORGANISATION;
import static throughline.db.tasks.Tables.TASK;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Ref;
import org.throughline.tasks.TaskVisibility;

/// What a reader may look over, and which tasks those are.
@Component
public class Scopes {
  private final Organisations organisations;
  private final Policy policy;
  private final Clock clock;

  Scopes(Organisations organisations, Policy policy, Clock clock) {
    this.organisations = organisations;
    this.policy = policy;
    this.clock = clock;
  }

  /// @param underId null for the reader's own body
  /// @throws NotFound where it is neither in that body nor beneath it
  public Scope of(Actor actor, @Nullable Long underId, @Nullable Integer year) {
    long id = underId == null ? actor.bodyId() : underId;
    var under = organisations.get(id);
    if (under.first() < actor.bodyFirst() || under.first() > actor.bodyLast()) {
      throw new NotFound(new Ref(Kind.ORGANISATION, id));
    }
    policy.require(actor, Permission.OVERVIEW_READ, id);
    return new Scope(under, year);
  }

  LocalDate today() {
    return LocalDate.now(clock);
  }

  /// What the reader may not see is in no number.
  Condition tasks(Actor actor, Scope scope) {
    return TASK.LEAD_ORGANISATION_ID
        .in(
            select(ORGANISATION.ID)
                .from(ORGANISATION)
                .where(
                    ORGANISATION.FIRST_NUMBER.between(scope.under().first(), scope.under().last())))
        .and(issuedIn(scope))
        .and(TaskVisibility.visible(actor));
  }

  private Condition issuedIn(Scope scope) {
    var year = scope.year();
    return year == null
        ? noCondition()
        : TASK.ISSUED_AT.ge(beginning(year)).and(TASK.ISSUED_AT.lt(beginning(year + 1)));
  }

  java.time.Instant beginning(int year) {
    return Year.of(year).atDay(1).atStartOfDay(zone()).toInstant();
  }

  ZoneId zone() {
    return clock.getZone();
  }
}
