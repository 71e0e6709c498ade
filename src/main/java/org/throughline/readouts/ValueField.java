package org.throughline.readouts;

import org.throughline.shared.Coded;

/// What a value says about the readout. Stands in `readouts.value.field`.
public enum ValueField implements Coded {
  TITLE,
  PUBLISHED,
  SOURCE,
  BODY,
  KIND,
  SESSION,
  ENLARGED,
  HELD,
  PLACE,
  PERSON,
  /// Belongs to a person.
  PERSON_POST,
  CONVEYED,
  BUSINESS,
  REQUIREMENT,
  /// Belongs to a requirement.
  ADDRESSEE,
  INSTRUMENT;

  public boolean isDate() {
    return this == PUBLISHED || this == HELD;
  }

  /// Whether another record may already hold what it names.
  public boolean mayBeLinked() {
    return this == PERSON || this == CONVEYED;
  }
}
