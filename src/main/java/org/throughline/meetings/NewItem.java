package org.throughline.meetings;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.meetings.AgendaItem.Guest;
import org.throughline.meetings.AgendaItem.Presenter;
import org.throughline.shared.Access;

/// @param minutes how long it may take
/// @param access restricted for an item of the closed part
/// @param guests who comes in for it
/// @param directiveIds what an item of the kind [ItemKind#CONVEY] conveys; empty for all others
public record NewItem(
    ItemKind kind,
    String title,
    @Nullable String text,
    @Nullable Integer minutes,
    Access access,
    Presenter presenter,
    List<Guest> guests,
    List<Long> directiveIds) {
  public NewItem {
    title = title.strip();
    text = Blank.toNull(text);
    guests =
        guests.stream()
            .filter(each -> each.personId() != null || each.name() != null)
            .distinct()
            .toList();
    directiveIds = directiveIds.stream().distinct().toList();
  }

  /// Of which only the matter is known.
  public NewItem(ItemKind kind, String title, @Nullable String text, List<Long> directiveIds) {
    this(kind, title, text, null, Access.INTERNAL, Presenter.NOBODY, List.of(), directiveIds);
  }
}
