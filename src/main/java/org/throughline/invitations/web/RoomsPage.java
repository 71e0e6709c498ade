package org.throughline.invitations.web;

import java.util.List;
import org.throughline.invitations.Room;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;

/// @param mayKeep whether the reader may add and close rooms
public record RoomsPage(List<Room> rooms, boolean mayKeep, String name, String seats)
    implements TakenAway {
  public RoomsPage {
    rooms = List.copyOf(rooms);
  }

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(
        Listing.of(texts, "invitations.rooms", rooms)
            .column("invitations.field.room_name", Room::name)
            .column("invitations.field.seats", Room::seats)
            .table());
  }
}
