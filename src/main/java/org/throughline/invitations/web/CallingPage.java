package org.throughline.invitations.web;

import java.util.List;
import java.util.Map;
import org.throughline.invitations.Answer;
import org.throughline.invitations.Invitation;
import org.throughline.invitations.Occasion;
import org.throughline.invitations.Room;
import org.throughline.organisations.Holders;

/// Who is called to a meeting, for whoever prepares it.
///
/// @param mayCall whether anything may still change
/// @param answerable whether answers may still come
/// @param roomClashes other meetings in the same room at the same hours
/// @param clashes by person: other meetings to which they are called then
/// @param unsent how many have not had the notice as it is now
/// @param open which form came back refused
public record CallingPage(
    Occasion occasion,
    boolean mayCall,
    boolean answerable,
    List<Invitation> invitations,
    List<Occasion> roomClashes,
    Map<Long, List<Occasion>> clashes,
    long unsent,
    List<Room> rooms,
    List<Holders.Group> groups,
    NoticeForm notice,
    CallForm call,
    String open) {
  public CallingPage {
    invitations = List.copyOf(invitations);
    roomClashes = List.copyOf(roomClashes);
    clashes = Map.copyOf(clashes);
    rooms = List.copyOf(rooms);
    groups = List.copyOf(groups);
  }

  public String lang() {
    return occasion.language().tag();
  }

  public long count(Answer answer) {
    return invitations.stream().filter(each -> each.answer() == answer).count();
  }

  public long waiting() {
    return invitations.stream().filter(Invitation::waits).count();
  }

  public List<Occasion> clashesOf(Invitation invitation) {
    return clashes.getOrDefault(invitation.personId(), List.of());
  }

  /// More are coming than the room has seats.
  public boolean crowded() {
    var seats = occasion.seats();
    return seats != null
        && invitations.stream().filter(each -> each.answer() != Answer.EXCUSED).count() > seats;
  }
}
