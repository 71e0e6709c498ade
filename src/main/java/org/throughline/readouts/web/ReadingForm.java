package org.throughline.readouts.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.readouts.Choices;
import org.throughline.readouts.KeptReading;
import org.throughline.readouts.ProposedValue;
import org.throughline.readouts.ValueDecision;

/// The confirm form as sent: `v4` (confirm, drop), `v4-text`, `v4-code`, `v4-link` for the value at
/// position 4; `meeting`, `organisation` and `held` for the whole; `rest`.
final class ReadingForm {
  private final Map<String, String> sent;

  ReadingForm(Map<String, String> sent) {
    this.sent = sent;
  }

  /// As on a page that nobody has typed into.
  static ReadingForm untouched() {
    return new ReadingForm(Map.of());
  }

  /// What the form says nothing of stays as it is.
  Choices choices(KeptReading reading, List<ProposedValue> values) {
    var made =
        values.stream()
            .filter(each -> isSent(each.position()))
            .map(each -> choice(each.position()))
            .toList();
    return new Choices(
        made,
        keepsMeeting().orElse(reading.keepsMeeting()),
        sent.containsKey("organisation") ? organisation() : reading.meetingOrganisationId(),
        heldOn().orElse(Objects.toString(reading.meetingHeldOn(), null)),
        restConfirmed());
  }

  private boolean isSent(int position) {
    return sent.containsKey("v" + position) || sent.containsKey("v" + position + "-text");
  }

  private Choices.Choice choice(int position) {
    var decision =
        switch (sent.getOrDefault("v" + position, "")) {
          case "confirm" -> ValueDecision.CONFIRMED;
          case "drop" -> ValueDecision.DROPPED;
          default -> ValueDecision.OPEN;
        };
    return new Choices.Choice(position, decision, text(position), code(position), link(position));
  }

  @Nullable String text(int position) {
    return sent.get("v" + position + "-text");
  }

  @Nullable String code(int position) {
    return sent.get("v" + position + "-code");
  }

  @Nullable String link(int position) {
    return sent.get("v" + position + "-link");
  }

  /// `confirm`, `drop`, or empty; null where the form says nothing of it.
  @Nullable String chosen(int position) {
    return isSent(position) ? sent.getOrDefault("v" + position, "") : null;
  }

  /// An id that is none is foreign to every body.
  @Nullable Long organisation() {
    var typed = sent.get("organisation");
    if (typed == null || typed.isBlank()) {
      return null;
    }
    return typed.matches("\\d{1,18}") ? Long.valueOf(typed) : Long.valueOf(-1);
  }

  Optional<String> heldOn() {
    return Optional.ofNullable(sent.get("held"));
  }

  Optional<Boolean> keepsMeeting() {
    return Optional.ofNullable(sent.get("meeting")).map(each -> !each.equals("none"));
  }

  boolean isEmpty() {
    return sent.isEmpty();
  }

  private boolean restConfirmed() {
    return "confirm".equals(sent.get("rest"));
  }
}
