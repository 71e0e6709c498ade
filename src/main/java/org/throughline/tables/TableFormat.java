package org.throughline.tables;

import org.springframework.http.MediaType;
import org.throughline.shared.Coded;

public enum TableFormat implements Coded {
  CSV("text/csv;charset=UTF-8"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final MediaType type;

  TableFormat(String type) {
    this.type = MediaType.valueOf(type);
  }

  public MediaType type() {
    return type;
  }
}
