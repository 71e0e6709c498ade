package org.throughline.readouts.reading;

/// What a meeting did with an item of its business.
public enum BusinessKind {
  HEARD("heard"),
  DELIBERATED("deliberated"),
  ADOPTED("adopted"),
  STUDIED("studied"),
  CIRCULATED("circulated"),
  ARRANGED("arranged");

  private final String code;

  BusinessKind(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }
}
