package org.throughline.organisations;

import static throughline.db.organisations.Tables.MEMBERSHIP;
import static throughline.db.organisations.Tables.ORGANISATION;
import static throughline.db.organisations.Tables.PERSON;
import static throughline.db.organisations.Tables.POST;
import static throughline.db.organisations.Tables.SUBSTITUTION;

import java.time.LocalDate;
import org.jooq.Condition;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/// The seats of one person today, with all that a page's frame says about them, in one statement:
/// it is asked at every request.
final class SeatRows {
  private static final Param<Long> WHO = DSL.param("person", Long.class);
  private static final Param<LocalDate> TODAY = DSL.param("today", LocalDate.class);
  private static final throughline.db.organisations.tables.Person SELF = PERSON.as("self");
  private static final throughline.db.organisations.tables.Organisation BODY =
      ORGANISATION.as("body");

  private SeatRows() {}

  static Select<?> query() {
    return DSL.select(Posts.POST_WITH_HOLDER)
        .select(SUBSTITUTION.ID, SUBSTITUTION.ROLES, SELF.BODY_ID, SELF.NAME_EN, SELF.NAME_ZH)
        .select(Organisations.COLUMNS)
        .select(BODY.ID, BODY.FIRST_NUMBER, BODY.LAST_NUMBER)
        .from(POST)
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(POST.ORGANISATION_ID))
        .join(BODY)
        .on(BODY.ID.eq(ORGANISATION.BODY_ID))
        .join(MEMBERSHIP)
        .on(
            MEMBERSHIP.POST_ID.eq(POST.ID),
            MEMBERSHIP.FROM_DATE.le(TODAY),
            MEMBERSHIP.TO_DATE.isNull().or(MEMBERSHIP.TO_DATE.ge(TODAY)))
        .join(PERSON)
        .on(PERSON.ID.eq(MEMBERSHIP.PERSON_ID))
        .join(SELF)
        .on(SELF.ID.eq(WHO))
        .leftJoin(SUBSTITUTION)
        .on(SUBSTITUTION.POST_ID.eq(POST.ID), SUBSTITUTION.HOLDER_ID.eq(PERSON.ID), substituted())
        .where(POST.ID.in(near()), PERSON.ID.eq(WHO).or(SUBSTITUTION.ID.isNotNull()))
        .orderBy(
            PERSON.ID.ne(WHO).asc(), POST.ORGANISATION_ID.asc(), POST.HEAD.desc(), POST.ID.asc())
        .limit(DSL.inline(500));
  }

  private static Condition substituted() {
    return SUBSTITUTION
        .PERSON_ID
        .eq(WHO)
        .and(SUBSTITUTION.ENDED_AT.isNull())
        .and(SUBSTITUTION.FROM_DATE.le(TODAY))
        .and(SUBSTITUTION.TO_DATE.ge(TODAY));
  }

  private static Select<Record1<Long>> near() {
    return DSL.select(MEMBERSHIP.POST_ID)
        .from(MEMBERSHIP)
        .where(MEMBERSHIP.PERSON_ID.eq(WHO), MEMBERSHIP.POST_ID.isNotNull())
        .unionAll(DSL.select(SUBSTITUTION.POST_ID).from(SUBSTITUTION).where(substituted()));
  }

  static Seat seat(Record row, long personId) {
    var post = Posts.post(row);
    var other = row.get(SUBSTITUTION.ID) != null;
    return new Seat(
        other ? post.withRoles(Substitutes.roles(row.get(SUBSTITUTION.ROLES))) : post,
        new Person(personId, row.get(SELF.BODY_ID), row.get(SELF.NAME_EN), row.get(SELF.NAME_ZH)),
        other,
        Organisations.organisation(row),
        new Seat.Body(row.get(BODY.ID), row.get(BODY.FIRST_NUMBER), row.get(BODY.LAST_NUMBER)));
  }
}
