package org.throughline.invitations.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.invitations.Rooms;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.shared.web.Typed;

/// The rooms of a body.
@Controller
class RoomController {
  private final Rooms rooms;

  RoomController(Rooms rooms) {
    this.rooms = rooms;
  }

  @GetMapping("/rooms")
  @Requires(Permission.RECORD_READ)
  ModelAndView list(Actor actor) {
    return page(actor, "", "");
  }

  private ModelAndView page(Actor actor, String name, String seats) {
    return Pages.page(
        "invitations/rooms",
        new RoomsPage(
            rooms.ofBody(actor.bodyId()),
            Permission.ROOM_KEEP.grantedTo(actor.roles()),
            name,
            seats));
  }

  @PostMapping("/rooms")
  @Requires(Permission.ROOM_KEEP)
  ModelAndView add(
      @RequestParam(required = false) @Nullable String name,
      @RequestParam(required = false) @Nullable String seats,
      Actor actor) {
    var typed = Objects.requireNonNullElse(seats, "").strip();
    Outcome<Long> added =
        typed.isEmpty() || typed.matches("[0-9]{1,6}")
            ? rooms.add(actor, Typed.text(name), typed.isEmpty() ? null : Integer.valueOf(typed))
            : Outcome.invalid("invitations.refused.seats");
    return added.fold(
        _ -> Pages.seeOther("/rooms", "invitations.room_added"),
        why -> Refusals.shown(why, page(actor, Typed.text(name), typed)));
  }

  @PostMapping("/rooms/{id}/closing")
  @Requires(Permission.ROOM_KEEP)
  ModelAndView close(@PathVariable long id, Actor actor) {
    return rooms
        .close(actor, id)
        .fold(
            _ -> Pages.seeOther("/rooms", "invitations.room_closed"),
            why -> Refusals.shown(why, page(actor, "", "")));
  }
}
