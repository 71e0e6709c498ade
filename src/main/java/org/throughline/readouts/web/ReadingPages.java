package org.throughline.readouts.web;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.throughline.audit.Trail;
import org.throughline.organisations.Actor;
import org.throughline.readouts.KeptReading;
import org.throughline.readouts.Matches;
import org.throughline.readouts.ProposedValue;
import org.throughline.readouts.ReadingState;
import org.throughline.readouts.Readings;
import org.throughline.readouts.ValueDecision;
import org.throughline.readouts.ValueField;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

/// Puts a reading's page together.
@Component
class ReadingPages {
  private final Readings readings;
  private final Matches matches;
  private final BecameLinks links;
  private final Trail trail;

  ReadingPages(Readings readings, Matches matches, BecameLinks links, Trail trail) {
    this.readings = readings;
    this.matches = matches;
    this.links = links;
    this.trail = trail;
  }

  ReadingPage of(KeptReading reading, Actor actor, Language language, ReadingForm form) {
    var values = readings.values(reading.id());
    var editable = reading.state() == ReadingState.PROPOSED;
    var views = new ValueViews(reading, actor, language, form, matches, links);
    var decided = values.stream().filter(each -> each.decision() != ValueDecision.OPEN).count();
    return new ReadingPage(
        reading,
        title(reading, values),
        new MarkedText(
            reading.text(),
            values.stream()
                .map(each -> new MarkedText.Marked(each.position(), each.span()))
                .toList()),
        sections(values, views),
        (int) decided,
        values.size(),
        values.size() >= Readings.MOST_VALUES,
        editable ? views.meeting() : null,
        created(reading, language),
        trail.of(List.of(new Ref(Kind.READING, reading.id())), language));
  }

  private static String title(KeptReading reading, List<ProposedValue> values) {
    return values.stream()
        .filter(each -> each.field() == ValueField.TITLE)
        .filter(each -> each.decision() != ValueDecision.DROPPED)
        .findFirst()
        .map(ProposedValue::value)
        .orElse(reading.name());
  }

  private List<ValueView.Became> created(KeptReading reading, Language language) {
    var created = new ArrayList<ValueView.Became>();
    var meeting = reading.meetingId();
    var directive = reading.directiveId();
    if (meeting != null) {
      created.add(links.of(new Ref(Kind.MEETING, meeting), language));
    }
    if (directive != null) {
      created.add(links.of(new Ref(Kind.DIRECTIVE, directive), language));
    }
    return created;
  }

  private static List<ReadingPage.Section> sections(List<ProposedValue> values, ValueViews views) {
    var sections = new ArrayList<ReadingPage.Section>();
    for (var part : Part.values()) {
      var shown =
          values.stream()
              .filter(each -> part.fields.contains(each.field()))
              .map(views::of)
              .toList();
      if (!shown.isEmpty() || part == Part.MEETING) {
        sections.add(new ReadingPage.Section(part.key, shown));
      }
    }
    return sections;
  }

  private enum Part {
    HEAD("head", EnumSet.of(ValueField.TITLE, ValueField.PUBLISHED, ValueField.SOURCE)),
    MEETING("meeting", EnumSet.range(ValueField.BODY, ValueField.PLACE)),
    PEOPLE("people", EnumSet.of(ValueField.PERSON, ValueField.PERSON_POST)),
    CONVEYED("conveyed", EnumSet.of(ValueField.CONVEYED)),
    BUSINESS("business", EnumSet.of(ValueField.BUSINESS)),
    REQUIREMENTS("requirements", EnumSet.of(ValueField.REQUIREMENT, ValueField.ADDRESSEE)),
    INSTRUMENTS("instruments", EnumSet.of(ValueField.INSTRUMENT));

    private final String key;
    private final Set<ValueField> fields;

    Part(String key, Set<ValueField> fields) {
      this.key = key;
      this.fields = fields;
    }
  }
}
