package org.throughline.invitations;

import static throughline.db.invitations.Tables.INVITATION;
import static throughline.db.meetings.Tables.MEETING;
import static throughline.db.organisations.Tables.ORGANISATION;

import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.throughline.lines.Card;
import org.throughline.lines.Edge;
import org.throughline.lines.LineSource;
import org.throughline.meetings.MeetingCards;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

/// An invitation leads up to its meeting. It is not on the way from a meeting to what came of it.
@Component
class InvitationLines implements LineSource {
  private static final int LIMIT = 2_000;

  private final DSLContext sql;

  InvitationLines(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public List<Card> cards(Collection<Ref> refs, Actor actor, Language language) {
    var ids = Ref.ids(refs, Kind.INVITATION);
    if (ids.isEmpty()) {
      return List.of();
    }
    return sql.select(
            INVITATION.ID,
            MEETING.TITLE,
            MEETING.HELD_ON,
            ORGANISATION.NAME_EN,
            ORGANISATION.NAME_ZH)
        .from(INVITATION)
        .join(MEETING)
        .on(MEETING.ID.eq(INVITATION.MEETING_ID))
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(MEETING.ORGANISATION_ID))
        .where(INVITATION.ID.in(ids), visible(actor))
        .orderBy(INVITATION.ID)
        .limit(LIMIT)
        .fetch(row ->
            new Card(
                new Ref(Kind.INVITATION, row.value1()),
                row.value2(),
                language.pick(row.value4(), row.value5()),
                null,
                row.value3() == null ? null : row.value3().toString(),
                "/invitations/" + row.value1(),
                true));
  }

  /// As [InvitationAnswers#get] has it.
  private static Condition visible(Actor actor) {
    var own =
        INVITATION
            .PERSON_ID
            .eq(actor.personId())
            .and(INVITATION.SENT_AT.isNotNull())
            .or(INVITATION.SUBSTITUTE_ID.eq(actor.personId()));
    return Permission.MEETING_PREPARE.grantedTo(actor.roles())
        ? own.or(ORGANISATION.BODY_ID.eq(actor.bodyId()).and(MeetingCards.visible(actor)))
        : own;
  }

  @Override
  public List<Edge> above(Collection<Ref> refs) {
    var ids = Ref.ids(refs, Kind.INVITATION);
    return ids.isEmpty()
        ? List.of()
        : sql.select(INVITATION.MEETING_ID, INVITATION.ID)
            .from(INVITATION)
            .where(INVITATION.ID.in(ids))
            .orderBy(INVITATION.ID)
            .limit(LIMIT)
            .fetch(row ->
                new Edge(
                    new Ref(Kind.MEETING, row.value1()), new Ref(Kind.INVITATION, row.value2())));
  }

  @Override
  public List<Edge> below(Collection<Ref> refs) {
    return List.of();
  }
}
