package org.throughline.meetings.web;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.throughline.meetings.AgendaItem;

/// @param presenter `organisation-7` or `person-7`; empty for nobody of the body
/// @param presenterName as written, where it is nobody of the body
/// @param guest ids of the body's people who come in for it
/// @param guestNames others who do, one a line
/// @param directive ids of the directives ticked; null where none is
public record ItemForm(
    @Nullable String kind,
    @Nullable String title,
    @Nullable String text,
    @Nullable String minutes,
    @Nullable String access,
    @Nullable String presenter,
    @Nullable String presenterName,
    @Nullable List<String> guest,
    @Nullable String guestNames,
    @Nullable List<String> directive) {
  static final ItemForm EMPTY =
      new ItemForm("convey", null, null, null, "internal", null, null, null, null, null);

  static ItemForm of(AgendaItem item) {
    var minutes = item.minutes();
    return new ItemForm(
        item.kind().code(),
        item.title(),
        item.text(),
        minutes == null ? null : minutes.toString(),
        item.access().code(),
        presenter(item.presenter()),
        item.presenter().written(),
        item.guests().stream()
            .map(AgendaItem.Guest::personId)
            .filter(Objects::nonNull)
            .map(String::valueOf)
            .toList(),
        item.guests().stream()
            .map(AgendaItem.Guest::name)
            .filter(Objects::nonNull)
            .collect(Collectors.joining("\n")),
        item.directiveIds().stream().map(id -> Long.toString(id)).toList());
  }

  private static @Nullable String presenter(AgendaItem.Presenter presenter) {
    if (presenter.organisationId() != null) {
      return "organisation-" + presenter.organisationId();
    }
    return presenter.personId() == null ? null : "person-" + presenter.personId();
  }

  public boolean ticked(long id) {
    return directive != null && directive.contains(Long.toString(id));
  }

  public boolean comesIn(String person) {
    return guest != null && guest.contains(person);
  }

  /// Whether what is folded away at first was filled in.
  public boolean detailed() {
    return !org.throughline.shared.web.Typed.blank(guestNames)
        || (guest != null && !guest.isEmpty());
  }
}
