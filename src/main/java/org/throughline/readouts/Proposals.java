package org.throughline.readouts;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.readouts.reading.Found;
import org.throughline.readouts.reading.FoundPerson;
import org.throughline.readouts.reading.FoundRequirement;
import org.throughline.readouts.reading.Reading;

/// Lays out what the reader found as rows, one for each value, in the order of the page.
final class Proposals {
  /// Whole-day minutes have about three hundred; beyond this a text is no readout.
  static final int MOST = 1_500;

  private final List<ProposedValue> rows = new ArrayList<>();

  private Proposals() {}

  static List<ProposedValue> of(Reading reading) {
    var proposals = new Proposals();
    proposals.head(reading);
    reading.people().forEach(proposals::person);
    reading.conveyed().forEach(each -> proposals.add(ValueField.CONVEYED, null, null, each));
    reading
        .business()
        .forEach(each -> proposals.add(ValueField.BUSINESS, each.kind().code(), null, each.text()));
    reading.requirements().forEach(proposals::requirement);
    reading.instruments().forEach(each -> proposals.add(ValueField.INSTRUMENT, null, null, each));
    return List.copyOf(proposals.rows);
  }

  private void head(Reading reading) {
    add(ValueField.TITLE, null, null, reading.title());
    add(ValueField.PUBLISHED, null, null, reading.published());
    add(ValueField.SOURCE, null, null, reading.source());
    add(ValueField.BODY, null, null, reading.body());
    add(ValueField.KIND, null, null, reading.kind());
    add(ValueField.SESSION, null, null, reading.session());
    add(ValueField.ENLARGED, null, null, reading.enlarged());
    add(ValueField.HELD, null, null, reading.held());
    add(ValueField.PLACE, null, null, reading.place());
  }

  private void person(FoundPerson person) {
    var position = add(ValueField.PERSON, person.role().code(), null, person.name());
    if (position != null) {
      add(ValueField.PERSON_POST, null, position, person.post());
    }
  }

  private void requirement(FoundRequirement requirement) {
    var position = add(ValueField.REQUIREMENT, null, null, requirement.text());
    if (position != null) {
      add(ValueField.ADDRESSEE, null, position, requirement.addressee());
    }
  }

  /// The row's position; null where there is nothing to propose. A value without words to rest on
  /// is none.
  private @Nullable Integer add(
      ValueField field, @Nullable String code, @Nullable Integer of, @Nullable Found found) {
    if (found == null
        || found.span().length() == 0
        || found.value().isBlank()
        || rows.size() == MOST) {
      return null;
    }
    var position = rows.size() + 1;
    rows.add(
        new ProposedValue(
            position,
            field,
            code,
            of,
            found.value(),
            found.value(),
            found.span(),
            found.inferred(),
            found.confidence(),
            found.rule(),
            ValueDecision.OPEN,
            null));
    return position;
  }
}
