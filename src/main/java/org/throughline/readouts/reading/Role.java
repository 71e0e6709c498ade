package org.throughline.readouts.reading;

/// How a person took part, highest first; one who took part in several ways is given the highest.
public enum Role {
  PRESIDED("presided"),
  REPORTED("reported"),
  SPOKE("spoke"),
  ATTENDED("attended"),
  SAT_IN("sat_in");

  private final String code;

  Role(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  Role higherOf(Role other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
