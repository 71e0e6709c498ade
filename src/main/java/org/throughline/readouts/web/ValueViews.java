package org.throughline.readouts.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Person;
import org.throughline.readouts.KeptReading;
import org.throughline.readouts.Matches;
import org.throughline.readouts.ProposedValue;
import org.throughline.readouts.ReadingState;
import org.throughline.readouts.ValueDecision;
import org.throughline.readouts.ValueField;
import org.throughline.readouts.reading.BusinessKind;
import org.throughline.readouts.reading.MeetingKind;
import org.throughline.readouts.reading.Role;
import org.throughline.shared.Language;

/// Shows the values of one reading, with what was typed over what is stored.
final class ValueViews {
  /// A select with more people than this helps nobody; the namesakes are always in it.
  private static final int MOST_PEOPLE = 100;

  private final KeptReading reading;
  private final Language language;
  private final ReadingForm form;
  private final BecameLinks links;
  private final Matches.Known known;
  private final List<Person> everybody;
  private final boolean editable;

  ValueViews(
      KeptReading reading,
      Actor actor,
      Language language,
      ReadingForm form,
      Matches matches,
      BecameLinks links) {
    this.reading = reading;
    this.language = language;
    this.form = form;
    this.links = links;
    this.known = matches.known(actor);
    this.editable = reading.state() == ReadingState.PROPOSED;
    this.everybody = editable ? known.everybody(MOST_PEOPLE) : List.of();
  }

  ValueView of(ProposedValue value) {
    var typed = form.text(value.position());
    var text = typed == null ? value.value() : typed;
    var chosen = editable ? chosen(value) : "";
    var links =
        editable && value.field().mayBeLinked() ? links(value) : List.<ValueView.Option>of();
    return new ValueView(
        value,
        line(value.span().begin()),
        text,
        textKey(value, text),
        value.field().isDate() ? date(text) : null,
        chosen,
        kept(value),
        editable ? codes(value) : List.of(),
        links,
        links.stream()
            .filter(each -> each.selected() && each.key() == null)
            .map(ValueView.Option::label)
            .findFirst()
            .orElse(null),
        editable ? null : became(value));
  }

  ReadingPage.MeetingPart meeting() {
    var chosen = form.isEmpty() ? reading.meetingOrganisationId() : form.organisation();
    var options =
        known.organisations().stream()
            .map(each ->
                new ValueView.Option(
                    Long.toString(each.id()),
                    null,
                    "\u2003".repeat(Math.max(0, each.depth() - bodyDepth())) + each.name(language),
                    Objects.equals(each.id(), chosen)))
            .toList();
    var held = reading.meetingHeldOn();
    return new ReadingPage.MeetingPart(
        form.keepsMeeting().orElse(reading.keepsMeeting()),
        options,
        chosen != null,
        form.heldOn().orElse(held == null ? "" : held.toString()));
  }

  private int bodyDepth() {
    return known.organisations().getFirst().depth();
  }

  private String chosen(ProposedValue value) {
    var typed = form.chosen(value.position());
    if (typed != null) {
      return typed;
    }
    return switch (value.decision()) {
      case CONFIRMED, CHANGED -> "confirm";
      case DROPPED -> "drop";
      case OPEN -> value.isSure() ? "confirm" : "";
    };
  }

  private static String kept(ProposedValue value) {
    return switch (value.decision()) {
      case CONFIRMED, CHANGED -> "value--confirmed";
      case DROPPED -> "value--dropped";
      case OPEN -> "";
    };
  }

  private @Nullable String textKey(ProposedValue value, String text) {
    return switch (value.field()) {
      case KIND -> "readouts.kind." + text;
      case ENLARGED -> "readouts.enlarged";
      default -> null;
    };
  }

  private List<ValueView.Option> codes(ProposedValue value) {
    var typed = form.code(value.position());
    var code = typed == null ? value.code() : typed;
    return switch (value.field()) {
      case PERSON ->
          Stream.of(Role.values()).map(each -> coded("readouts.role.", each.code(), code)).toList();
      case BUSINESS ->
          Stream.of(BusinessKind.values())
              .map(each -> coded("readouts.business.", each.code(), code))
              .toList();
      case KIND -> {
        var kind = form.text(value.position());
        var stands = kind == null ? value.value() : kind;
        yield Stream.of(MeetingKind.values())
            .map(each -> coded("readouts.kind.", each.code(), stands))
            .toList();
      }
      default -> List.of();
    };
  }

  private static ValueView.Option coded(String prefix, String code, @Nullable String chosen) {
    return new ValueView.Option(code, prefix + code, "", code.equals(chosen));
  }

  private List<ValueView.Option> links(ProposedValue value) {
    var typed = form.link(value.position());
    var ref = value.ref();
    var chosen = typed == null ? (ref == null ? "" : Long.toString(ref.id())) : typed;
    var options = new ArrayList<ValueView.Option>();
    var isPerson = value.field() == ValueField.PERSON;
    options.add(
        new ValueView.Option(
            "",
            isPerson ? "readouts.link.new_person" : "readouts.link.new_directive",
            "",
            chosen.isEmpty()));
    if (isPerson) {
      Stream.concat(known.people(value.value()).stream(), everybody.stream())
          .distinct()
          .map(each -> option(each.id(), each.name(language), chosen))
          .forEach(options::add);
    } else {
      known.directives().stream()
          .map(each -> option(each.id(), each.title(), chosen))
          .forEach(options::add);
    }
    return options;
  }

  private static ValueView.Option option(long id, String label, String chosen) {
    var value = Long.toString(id);
    return new ValueView.Option(value, null, label, value.equals(chosen));
  }

  private ValueView.@Nullable Became became(ProposedValue value) {
    var ref = value.ref();
    return ref == null || value.decision() == ValueDecision.DROPPED
        ? null
        : links.of(ref, language);
  }

  /// From 1.
  private int line(int at) {
    return 1 + (int) reading.text().substring(0, at).chars().filter(c -> c == '\n').count();
  }

  private static @Nullable LocalDate date(String iso) {
    try {
      return LocalDate.parse(iso);
    } catch (DateTimeException _) {
      return null;
    }
  }
}
