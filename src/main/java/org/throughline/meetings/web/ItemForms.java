package org.throughline.meetings.web;

import static org.throughline.shared.web.Typed.blank;
import static org.throughline.shared.web.Typed.idOrNotFound;
import static org.throughline.shared.web.Typed.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.meetings.AgendaItem.Guest;
import org.throughline.meetings.AgendaItem.Presenter;
import org.throughline.meetings.ItemKind;
import org.throughline.meetings.NewItem;
import org.throughline.shared.Access;
import org.throughline.shared.Coded;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;

/// What was typed for an item, read into what the agenda takes.
final class ItemForms {
  private ItemForms() {}

  /// Directives ticked for an item of another kind are left out; an access that was not sent is
  /// open.
  static Outcome<NewItem> item(ItemForm form) {
    var kind = Coded.find(ItemKind.class, form.kind());
    if (kind.isEmpty()) {
      return Outcome.invalid("meetings.item.kind.missing");
    }
    var access =
        blank(form.access())
            ? Optional.of(Access.INTERNAL)
            : Coded.find(Access.class, form.access());
    if (access.isEmpty()) {
      return Outcome.invalid("meetings.access.missing");
    }
    if (!blank(form.presenter()) && !blank(form.presenterName())) {
      return Outcome.invalid("meetings.item.presenters");
    }
    return minutes(form.minutes())
        .fold(
            minutes ->
                Outcome.done(
                    new NewItem(
                        kind.get(),
                        text(form.title()),
                        text(form.text()),
                        minutes.orElse(null),
                        access.get(),
                        presenter(form),
                        guests(form),
                        kind.get() == ItemKind.CONVEY
                            ? ids(form.directive(), Kind.DIRECTIVE)
                            : List.of())),
            Outcome::refused);
  }

  private static Outcome<Optional<Integer>> minutes(@Nullable String typed) {
    if (blank(typed)) {
      return Outcome.done(Optional.empty());
    }
    return text(typed).matches("[0-9]{1,5}")
        ? Outcome.done(Optional.of(Integer.valueOf(text(typed))))
        : Outcome.invalid("meetings.item.minutes");
  }

  private static Presenter presenter(ItemForm form) {
    if (blank(form.presenter())) {
      return new Presenter(null, null, text(form.presenterName()));
    }
    var parts = text(form.presenter()).split("-", 2);
    if (parts.length == 2 && parts[0].equals("organisation")) {
      return new Presenter(idOrNotFound(Kind.ORGANISATION, parts[1]), null, null);
    }
    if (parts.length == 2 && parts[0].equals("person")) {
      return new Presenter(null, idOrNotFound(Kind.PERSON, parts[1]), null);
    }
    throw new NotFound("presenter");
  }

  private static List<Guest> guests(ItemForm form) {
    var guests = new ArrayList<Guest>();
    ids(form.guest(), Kind.PERSON).forEach(id -> guests.add(new Guest(id, null)));
    text(form.guestNames()).lines().forEach(name -> guests.add(new Guest(null, name)));
    return guests;
  }

  private static List<Long> ids(@Nullable List<String> typed, Kind kind) {
    return typed == null
        ? List.of()
        : typed.stream().map(each -> idOrNotFound(kind, text(each))).toList();
  }
}
