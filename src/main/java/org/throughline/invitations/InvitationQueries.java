package org.throughline.invitations;

import static throughline.db.invitations.Tables.INVITATION;
import static throughline.db.invitations.Tables.NOTICE;
import static throughline.db.meetings.Tables.MEETING;
import static throughline.db.organisations.Tables.PERSON;
import static throughline.db.organisations.Tables.POST;

import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;
import throughline.db.organisations.tables.Person;

/// Reads invitations.
@Component
class InvitationQueries {
  private static final Person STAND_IN = PERSON.as("stand_in");

  private final DSLContext sql;

  InvitationQueries(DSLContext sql) {
    this.sql = sql;
  }

  /// The meeting is still to come, so that an answer says something: as
  /// [InvitationRules#answerable] has it.
  static Condition ahead() {
    return DSL.exists(
        DSL.selectOne()
            .from(MEETING)
            .where(MEETING.ID.eq(INVITATION.MEETING_ID))
            .and(MEETING.STATE.in("planned", "convened")));
  }

  Optional<Invitation> find(Condition where, Language language) {
    return list(where, language).stream().findFirst();
  }

  /// By class, then as they were called.
  List<Invitation> list(Condition where, Language language) {
    return sql
        .select(
            INVITATION.ID,
            INVITATION.MEETING_ID,
            INVITATION.PERSON_ID,
            PERSON.NAME_EN,
            PERSON.NAME_ZH,
            POST.TITLE_EN,
            POST.TITLE_ZH,
            INVITATION.CLASS,
            INVITATION.SENT_SEQUENCE,
            INVITATION.ANSWER,
            INVITATION.REASON,
            INVITATION.SUBSTITUTE_ID,
            INVITATION.SUBSTITUTE,
            STAND_IN.NAME_EN,
            STAND_IN.NAME_ZH,
            INVITATION.ANSWERED_AT,
            INVITATION.ANSWERED_THROUGH,
            INVITATION.ANSWERED_SEQUENCE,
            NOTICE.MOVED_AT,
            INVITATION.REMINDED_ON,
            INVITATION.WITHDRAWN_AT)
        .from(INVITATION)
        .join(NOTICE)
        .on(NOTICE.MEETING_ID.eq(INVITATION.MEETING_ID))
        .join(PERSON)
        .on(PERSON.ID.eq(INVITATION.PERSON_ID))
        .leftJoin(POST)
        .on(POST.ID.eq(INVITATION.POST_ID))
        .leftJoin(STAND_IN)
        .on(STAND_IN.ID.eq(INVITATION.SUBSTITUTE_ID))
        .where(where)
        .orderBy(INVITATION.MEETING_ID, INVITATION.ID)
        .limit(InvitationRules.PEOPLE)
        .fetch(row -> invitation(row, language))
        .stream()
        .sorted(java.util.Comparator.comparing(Invitation::calledAs))
        .toList();
  }

  private static Invitation invitation(Record row, Language language) {
    var answer = row.get(INVITATION.ANSWER);
    var through = row.get(INVITATION.ANSWERED_THROUGH);
    var answered = row.get(INVITATION.ANSWERED_SEQUENCE);
    var written = row.get(INVITATION.SUBSTITUTE);
    return new Invitation(
        row.get(INVITATION.ID),
        row.get(INVITATION.MEETING_ID),
        row.get(INVITATION.PERSON_ID),
        language.pick(row.get(PERSON.NAME_EN), row.get(PERSON.NAME_ZH)),
        language.pick(row.get(POST.TITLE_EN), row.get(POST.TITLE_ZH)),
        Coded.of(CalledAs.class, row.get(INVITATION.CLASS)),
        row.get(INVITATION.SENT_SEQUENCE),
        answer == null ? null : Coded.of(Answer.class, answer),
        row.get(INVITATION.REASON),
        row.get(INVITATION.SUBSTITUTE_ID),
        row.get(INVITATION.SUBSTITUTE_ID) == null
            ? written
            : language.pick(row.get(STAND_IN.NAME_EN), row.get(STAND_IN.NAME_ZH)),
        row.get(INVITATION.ANSWERED_AT),
        through == null ? null : Coded.of(Through.class, through),
        answered != null && answered < row.get(NOTICE.MOVED_AT),
        row.get(INVITATION.REMINDED_ON),
        row.get(INVITATION.WITHDRAWN_AT) != null);
  }
}
