package org.throughline.tasks;

import static throughline.db.organisations.Tables.ORGANISATION;
import static throughline.db.organisations.Tables.POST;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Service;
import org.throughline.organisations.Acting;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Role;
import org.throughline.shared.Kept;

/// To whom a task may be given: the organisations of one's own body and of the bodies directly
/// beneath it. All in tree order.
@Service
public class TaskReach {
  private static final int LIMIT = 5_000;

  private enum Shape {
    SUPERVISORS
  }

  private final DSLContext sql;
  private final Kept kept;

  TaskReach(DSLContext sql, Kept kept) {
    this.sql = sql;
    this.kept = kept;
  }

  /// Organisations that have a head of unit to take the task up.
  public Set<Long> leads(Actor actor) {
    return list(within(actor.bodyId()).and(hasPost(Role.UNIT_HEAD)));
  }

  /// Those of one's own body that have one.
  public Set<Long> own(Actor actor) {
    return list(
        ORGANISATION
            .BODY_ID
            .eq(actor.bodyId())
            .and(ORGANISATION.DISSOLVED_ON.isNull())
            .and(hasPost(Role.UNIT_HEAD)));
  }

  public Set<Long> supporting(Actor actor) {
    return list(within(actor.bodyId()));
  }

  /// Organisations of one's own body from which somebody may verify.
  public Set<Long> supervisors(Actor actor) {
    return new LinkedHashSet<>(
        kept.query(
                Shape.SUPERVISORS,
                () ->
                    select(
                        ORGANISATION
                            .BODY_ID
                            .eq(Acting.body(actor))
                            .and(hasPost(Role.SUPERVISOR).or(hasPost(Role.UNIT_HEAD)))))
            .with(Acting.values(actor))
            .fetch(row -> row.get(ORGANISATION.ID)));
  }

  /// The inspection office: the first organisation of the body with a supervisor's post.
  public Optional<Long> inspectionOffice(long bodyId) {
    return list(ORGANISATION.BODY_ID.eq(bodyId).and(hasPost(Role.SUPERVISOR))).stream().findFirst();
  }

  /// Whom one may name as standing in the way: one's own body, those directly beneath it and the
  /// one directly above.
  public Set<Long> around(Actor actor) {
    var own = ORGANISATION.as("own");
    var above = DSL.select(own.PARENT_ID).from(own).where(own.ID.eq(actor.bodyId()));
    return list(within(actor.bodyId()).or(ORGANISATION.BODY_ID.in(above)));
  }

  private static Condition within(long bodyId) {
    var body = ORGANISATION.as("body");
    var above = ORGANISATION.as("above");
    var beneath =
        DSL.select(body.ID)
            .from(body)
            .join(above)
            .on(above.ID.eq(body.PARENT_ID))
            .where(body.ID.eq(body.BODY_ID))
            .and(above.BODY_ID.eq(bodyId));
    return ORGANISATION
        .DISSOLVED_ON
        .isNull()
        .and(ORGANISATION.BODY_ID.eq(bodyId).or(ORGANISATION.BODY_ID.in(beneath)));
  }

  private static Condition hasPost(Role role) {
    return DSL.exists(
        DSL.selectOne()
            .from(POST)
            .where(POST.ORGANISATION_ID.eq(ORGANISATION.ID))
            .and(POST.ROLES.contains(DSL.array(DSL.inline(role.code())))));
  }

  private Set<Long> list(Condition where) {
    return new LinkedHashSet<>(sql.fetch(select(where)).getValues(ORGANISATION.ID));
  }

  private static Select<Record1<Long>> select(Condition where) {
    return DSL.select(ORGANISATION.ID)
        .from(ORGANISATION)
        .where(where)
        .orderBy(ORGANISATION.FIRST_NUMBER)
        .limit(DSL.inline(LIMIT));
  }
}
