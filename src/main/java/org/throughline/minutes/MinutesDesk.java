package org.throughline.minutes;

import static throughline.db.meetings.Tables.MEETING;
import static throughline.db.minutes.Tables.ANSWER;
import static throughline.db.minutes.Tables.SIGNATURE;
import static throughline.db.minutes.Tables.VERSION;
import static throughline.db.organisations.Tables.ORGANISATION;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.throughline.desks.DeskSource;
import org.throughline.desks.Waiting;
import org.throughline.meetings.MeetingCards;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

/// Minutes to answer, to approve and to sign.
@Component
class MinutesDesk implements DeskSource {
  private final DSLContext sql;

  MinutesDesk(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public List<Waiting> waiting(Actor actor, Language language) {
    var waiting = new ArrayList<Waiting>();
    if (Permission.MINUTES_COMMENT.grantedTo(actor.roles())) {
      var unanswered =
          DSL.exists(
              DSL.selectOne()
                  .from(ANSWER)
                  .where(
                      ANSWER.VERSION_ID.eq(VERSION.ID),
                      ANSWER.PERSON_ID.eq(actor.personId()),
                      ANSWER.ANSWER_.isNull()));
      waiting.addAll(
          group(actor, language, "answer", VERSION.STATE.eq("circulated").and(unanswered)));
    }
    if (Permission.MINUTES_APPROVE.grantedTo(actor.roles())) {
      var others = VERSION.DRAFTED_BY.ne(actor.personId());
      waiting.addAll(
          group(actor, language, "approve", VERSION.STATE.in("draft", "circulated").and(others)));
    }
    if (Permission.MINUTES_SIGN.grantedTo(actor.roles())) {
      var place =
          Permission.MINUTES_APPROVE.grantedTo(actor.roles())
              ? SigningPlace.PRESIDING
              : SigningPlace.RECORDING;
      waiting.addAll(
          group(actor, language, "sign", VERSION.STATE.eq("approved").and(unsigned(place))));
    }
    return waiting;
  }

  private static Condition unsigned(SigningPlace place) {
    return DSL.notExists(
        DSL.selectOne()
            .from(SIGNATURE)
            .where(SIGNATURE.VERSION_ID.eq(VERSION.ID), SIGNATURE.PLACE.eq(place.code())));
  }

  private List<Waiting> group(Actor actor, Language language, String group, Condition which) {
    return sql.select(
            VERSION.ID,
            MEETING.TITLE,
            ORGANISATION.NAME_EN,
            ORGANISATION.NAME_ZH,
            VERSION.STATE,
            VERSION.ANSWER_BY)
        .from(VERSION)
        .join(MEETING)
        .on(MEETING.ID.eq(VERSION.MEETING_ID))
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(MEETING.ORGANISATION_ID))
        .where(which)
        .and(ORGANISATION.BODY_ID.eq(actor.bodyId()))
        .and(MeetingCards.visible(actor))
        .orderBy(VERSION.ANSWER_BY.asc().nullsLast(), VERSION.ID.desc())
        .limit(LIMIT)
        .fetch(row ->
            new Waiting(
                "minutes.desk." + group,
                new Ref(Kind.MINUTES, row.value1()),
                row.value2(),
                "/minutes/" + row.value1(),
                language.pick(row.value3(), row.value4()),
                "minutes.state." + row.value5(),
                group.equals("answer") ? row.value6() : null,
                "minutes.desk.go." + group));
  }
}
