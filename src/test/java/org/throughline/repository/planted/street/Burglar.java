package org.throughline.repository.planted.street;

import org.throughline.repository.planted.house.web.Cellar;

/// The planted fault: reaches into another module's insides, and into a table that is not its own.
public class Burglar {
  Cellar broken = new Cellar();

  String loot() {
    return throughline.db.tasks.Tables.TASK.getName();
  }
}
