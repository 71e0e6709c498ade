package org.throughline.meetings;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Access;

/// @param number its place on the agenda, from 1; restricted items stand after all others
/// @param minutes how long it may take
/// @param access restricted for an item of the closed part
/// @param late put on the agenda after the meeting had been convened
/// @param directiveIds what it conveys
public record AgendaItem(
    long id,
    long meetingId,
    int number,
    ItemKind kind,
    String title,
    @Nullable String text,
    @Nullable Integer minutes,
    Access access,
    Presenter presenter,
    boolean late,
    List<Guest> guests,
    List<Long> directiveIds) {
  public AgendaItem {
    guests = List.copyOf(guests);
    directiveIds = List.copyOf(directiveIds);
  }

  /// At most one of them.
  public record Presenter(
      @Nullable Long organisationId, @Nullable Long personId, @Nullable String written) {
    public static final Presenter NOBODY = new Presenter(null, null, null);

    public Presenter {
      written = Blank.toNull(written);
    }
  }

  /// Somebody who comes in for this item: a person of the body, or a name as written.
  public record Guest(@Nullable Long personId, @Nullable String name) {
    public Guest {
      name = personId == null ? Blank.toNull(name) : null;
    }
  }

  public boolean restricted() {
    return access == Access.RESTRICTED;
  }
}
