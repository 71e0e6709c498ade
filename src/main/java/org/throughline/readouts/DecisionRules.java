package org.throughline.readouts;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.throughline.readouts.reading.BusinessKind;
import org.throughline.readouts.reading.MeetingKind;
import org.throughline.readouts.reading.Role;
import org.throughline.shared.Kind;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;

/// What may be said of a proposed value, and what then stands.
final class DecisionRules {
  static final int LONGEST_VALUE = 10_000;

  private DecisionRules() {}

  /// Whether a value of this field may be said to be the record with this id.
  interface MayMean {
    boolean test(ValueField field, long id);
  }

  static Optional<Refusal> refused(
      Choices choices, Map<Integer, ProposedValue> values, MayMean mayMean) {
    if (!isBlank(choices.heldOn()) && date(choices.heldOn()).isEmpty()) {
      return Optional.of(Refusal.invalid("readouts.refused.date", shown(choices.heldOn())));
    }
    return choices.values().stream()
        .map(each -> refused(each, values.get(each.position()), mayMean))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Refusal> refused(
      Choices.Choice choice, @Nullable ProposedValue value, MayMean mayMean) {
    if (value == null) {
      return Optional.of(Refusal.invalid("readouts.refused.unknown"));
    }
    if (choice.decision() == ValueDecision.DROPPED) {
      return Optional.empty();
    }
    return wrongText(choice.value(), value)
        .or(() -> wrongCode(choice.code(), value))
        .or(() -> wrongLink(choice.link(), value, mayMean));
  }

  private static Optional<Refusal> wrongText(@Nullable String text, ProposedValue value) {
    if (text == null || same(text, value.value())) {
      return Optional.empty();
    }
    if (text.isBlank()) {
      return Optional.of(Refusal.invalid("readouts.refused.blank", shown(value.value())));
    }
    if (text.length() > LONGEST_VALUE) {
      return Optional.of(Refusal.invalid("readouts.refused.long", LONGEST_VALUE));
    }
    if (value.field().isDate() && date(text).isEmpty()) {
      return Optional.of(Refusal.invalid("readouts.refused.date", shown(text)));
    }
    var known =
        switch (value.field()) {
          case KIND -> Stream.of(MeetingKind.values()).anyMatch(each -> each.code().equals(text));
          case ENLARGED -> text.equals("true");
          default -> true;
        };
    return known ? Optional.empty() : Optional.of(Refusal.invalid("readouts.refused.unknown"));
  }

  private static Optional<Refusal> wrongCode(@Nullable String code, ProposedValue value) {
    if (code == null || code.equals(value.code())) {
      return Optional.empty();
    }
    var known =
        switch (value.field()) {
          case PERSON -> Stream.of(Role.values()).anyMatch(each -> each.code().equals(code));
          case BUSINESS ->
              Stream.of(BusinessKind.values()).anyMatch(each -> each.code().equals(code));
          default -> false;
        };
    return known ? Optional.empty() : Optional.of(Refusal.invalid("readouts.refused.unknown"));
  }

  private static Optional<Refusal> wrongLink(
      @Nullable String link, ProposedValue value, MayMean mayMean) {
    if (link == null || link.isEmpty()) {
      return Optional.empty();
    }
    var ref = value.ref();
    var id = id(link);
    var fine =
        id != null
            && value.field().mayBeLinked()
            && ((ref != null && ref.id() == id) || mayMean.test(value.field(), id));
    return fine ? Optional.empty() : Optional.of(Refusal.invalid("readouts.refused.link"));
  }

  /// All values as they stand once the choices, which were not refused, are made. What belongs to a
  /// dropped value is dropped with it.
  static List<ProposedValue> decided(Choices choices, Map<Integer, ProposedValue> values) {
    var after = new HashMap<>(values);
    choices
        .values()
        .forEach(each -> after.computeIfPresent(each.position(), (_, value) -> made(each, value)));
    after.replaceAll((_, value) -> settled(value, choices.restConfirmed()));
    after.replaceAll((_, value) -> {
      var whole = value.of() == null ? null : after.get(value.of());
      return whole != null && whole.decision() == ValueDecision.DROPPED
          ? with(value, ValueDecision.DROPPED)
          : value;
    });
    return after.values().stream()
        .sorted(Comparator.comparingInt(ProposedValue::position))
        .toList();
  }

  private static ProposedValue settled(ProposedValue value, boolean restConfirmed) {
    return restConfirmed && value.decision() == ValueDecision.OPEN
        ? with(value, ValueDecision.CONFIRMED)
        : value;
  }

  private static ProposedValue made(Choices.Choice choice, ProposedValue value) {
    if (choice.decision() == ValueDecision.DROPPED) {
      return with(value, ValueDecision.DROPPED);
    }
    var text = choice.value();
    var stands = text == null || same(text, value.value()) ? value.value() : plain(text);
    var code = choice.code() == null ? value.code() : choice.code();
    return new ProposedValue(
        value.position(),
        value.field(),
        code,
        value.of(),
        value.proposed(),
        same(stands, value.proposed()) ? value.proposed() : stands,
        value.span(),
        value.inferred(),
        value.confidence(),
        value.rule(),
        decision(choice.decision(), value, stands, code),
        linked(choice.link(), value));
  }

  private static ValueDecision decision(
      ValueDecision chosen, ProposedValue value, String stands, @Nullable String code) {
    var isProposed = same(stands, value.proposed());
    if (!Objects.equals(code, value.code())) {
      return ValueDecision.CHANGED;
    }
    if (!same(stands, value.value())) {
      return isProposed ? ValueDecision.CONFIRMED : ValueDecision.CHANGED;
    }
    var wasChanged = value.decision() == ValueDecision.CHANGED || !isProposed;
    return chosen.keeps() && wasChanged ? ValueDecision.CHANGED : chosen;
  }

  private static @Nullable Ref linked(@Nullable String link, ProposedValue value) {
    if (link == null) {
      return value.ref();
    }
    var id = id(link);
    return id == null
        ? null
        : new Ref(value.field() == ValueField.PERSON ? Kind.PERSON : Kind.DIRECTIVE, id);
  }

  private static ProposedValue with(ProposedValue value, ValueDecision decision) {
    return new ProposedValue(
        value.position(),
        value.field(),
        value.code(),
        value.of(),
        value.proposed(),
        value.value(),
        value.span(),
        value.inferred(),
        value.confidence(),
        value.rule(),
        decision,
        value.ref());
  }

  /// A browser sends `\r\n`, and a one-line field no line ends at all: neither is a change.
  private static boolean same(String a, String b) {
    return Matches.squeezed(a).equals(Matches.squeezed(b));
  }

  private static String plain(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n').replace('\0', ' ').strip();
  }

  static Optional<LocalDate> date(@Nullable String iso) {
    if (iso == null || iso.isBlank()) {
      return Optional.empty();
    }
    try {
      var date = LocalDate.parse(iso.strip());
      return date.getYear() < 1900 || date.getYear() > 2199 ? Optional.empty() : Optional.of(date);
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static @Nullable Long id(String link) {
    return link.matches("[1-9]\\d{0,17}") ? Long.valueOf(link) : null;
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  /// A sentence has room for so much of what was typed.
  private static String shown(@Nullable String text) {
    var words = text == null ? "" : text;
    return words.length() <= 60 ? words : words.substring(0, 60) + "…";
  }
}
