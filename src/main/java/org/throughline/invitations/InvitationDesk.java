package org.throughline.invitations;

import static throughline.db.invitations.Tables.INVITATION;

import java.util.List;
import org.springframework.stereotype.Component;
import org.throughline.desks.DeskSource;
import org.throughline.desks.Waiting;
import org.throughline.organisations.Actor;
import org.throughline.shared.Language;

/// Invitations that wait for the person's answer.
@Component
class InvitationDesk implements DeskSource {
  private final InvitationQueries queries;
  private final Occasions occasions;

  InvitationDesk(InvitationQueries queries, Occasions occasions) {
    this.queries = queries;
    this.occasions = occasions;
  }

  @Override
  public List<Waiting> waiting(Actor actor, Language language) {
    return queries
        .list(
            INVITATION
                .PERSON_ID
                .eq(actor.personId())
                .and(INVITATION.WITHDRAWN_AT.isNull())
                .and(InvitationQueries.ahead()),
            language)
        .stream()
        .filter(Invitation::waits)
        .limit(LIMIT)
        .map(each -> {
          var occasion = occasions.get(each.meetingId(), language);
          return new Waiting(
              "invitations.desk.answer",
              each.ref(),
              occasion.title(),
              "/invitations/" + each.id(),
              occasion.organisation(),
              each.stale() ? "invitations.state.stale" : null,
              occasion.answerBy() == null ? occasion.heldOn() : occasion.answerBy(),
              "invitations.desk.go.answer");
        })
        .toList();
  }
}
