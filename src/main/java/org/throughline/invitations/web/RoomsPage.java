package org.throughline.invitations.web;

import java.util.List;
import org.throughline.invitations.Room;

/// @param mayKeep whether the reader may add and close rooms
public record RoomsPage(List<Room> rooms, boolean mayKeep, String name, String seats) {
  public RoomsPage {
    rooms = List.copyOf(rooms);
  }
}
