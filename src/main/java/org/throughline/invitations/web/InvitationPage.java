package org.throughline.invitations.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.invitations.Invitation;
import org.throughline.invitations.Occasion;
import org.throughline.organisations.Holders;

/// @param meetingHref null where the reader may not open the meeting
/// @param own whether the reader is the person called
/// @param action where the answer goes; empty where none may be given
/// @param clashes what else the person is called to at the same hours
/// @param people who may come instead
public record InvitationPage(
    Invitation invitation,
    Occasion occasion,
    @Nullable String meetingHref,
    boolean own,
    boolean prepares,
    String action,
    List<Occasion> clashes,
    List<Holders.Group> people,
    AnswerForm form,
    boolean typing) {
  public InvitationPage {
    clashes = List.copyOf(clashes);
    people = List.copyOf(people);
  }

  public String lang() {
    return occasion.language().tag();
  }
}
