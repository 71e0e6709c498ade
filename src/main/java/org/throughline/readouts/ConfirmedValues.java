package org.throughline.readouts;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.directives.DirectiveKind;
import org.throughline.meetings.AttendanceClass;
import org.throughline.meetings.ItemKind;
import org.throughline.meetings.MeetingForm;
import org.throughline.readouts.reading.BusinessKind;
import org.throughline.readouts.reading.MeetingKind;
import org.throughline.readouts.reading.Role;

/// What a person kept of a reading, in the words of the records it becomes.
record ConfirmedValues(KeptReading reading, List<ProposedValue> kept) {
  private static final int LONGEST_TITLE = 500;

  static ConfirmedValues of(KeptReading reading, List<ProposedValue> values) {
    return new ConfirmedValues(reading, values.stream().filter(ProposedValue::kept).toList());
  }

  List<ProposedValue> all(ValueField field) {
    return kept.stream().filter(each -> each.field() == field).toList();
  }

  Optional<ProposedValue> first(ValueField field) {
    return all(field).stream().findFirst();
  }

  @Nullable String words(ValueField field) {
    return first(field).map(each -> Matches.squeezed(each.value())).orElse(null);
  }

  /// The kept value of this field that belongs to another one.
  @Nullable String wordsOf(ProposedValue whole, ValueField field) {
    return all(field).stream()
        .filter(each -> each.of() != null && each.of() == whole.position())
        .findFirst()
        .map(each -> cut(Matches.squeezed(each.value()), 300))
        .orElse(null);
  }

  String title() {
    var title = words(ValueField.TITLE);
    return cut(title == null ? reading.name() : title, LONGEST_TITLE);
  }

  /// As the text says, else as the person who confirms does.
  @Nullable LocalDate held() {
    return first(ValueField.HELD)
        .flatMap(each -> DecisionRules.date(each.value()))
        .orElse(reading.meetingHeldOn());
  }

  @Nullable LocalDate dated() {
    var held = held();
    return held != null
        ? held
        : first(ValueField.PUBLISHED)
            .flatMap(each -> DecisionRules.date(each.value()))
            .orElse(null);
  }

  MeetingForm form() {
    if (first(ValueField.ENLARGED).isPresent()) {
      return MeetingForm.ENLARGED;
    }
    var session = words(ValueField.SESSION);
    return session != null && session.matches("(?i).*(special|extraordinary|特别|临时).*")
        ? MeetingForm.SPECIAL
        : MeetingForm.ORDINARY;
  }

  /// Of the text as a whole.
  DirectiveKind kind() {
    if (reading.keepsMeeting()) {
      return DirectiveKind.OWN_DECISION;
    }
    return MeetingKind.PLENARY.code().equals(words(ValueField.KIND))
        ? DirectiveKind.PLENARY
        : DirectiveKind.CONFERENCE;
  }

  /// The paragraph that a value stands in.
  String passage(ProposedValue value) {
    var text = reading.text();
    var begin = text.lastIndexOf('\n', Math.max(0, value.span().begin() - 1)) + 1;
    var end = text.indexOf('\n', value.span().end());
    return text.substring(Math.min(begin, value.span().begin()), end < 0 ? text.length() : end)
        .strip();
  }

  /// What sort of directive a title names; a guess that the register lets one see.
  static DirectiveKind kindOf(String title) {
    if (title.matches("(?iu).*(inspection|考察|视察|调研).*")) {
      return DirectiveKind.INSPECTION_REMARKS;
    }
    if (title.matches("(?iu).*(speech|address|remarks|讲话|致辞).*")) {
      return DirectiveKind.SPEECH;
    }
    if (title.matches("(?iu).*(instruction|指示|批示).*")) {
      return DirectiveKind.INSTRUCTION;
    }
    if (title.matches("(?iu).*(plenary|全会|全体会议).*")) {
      return DirectiveKind.PLENARY;
    }
    if (title.matches("(?iu).*(conference|meeting|session|会议).*")) {
      return DirectiveKind.CONFERENCE;
    }
    if (title.matches("(?iu).*(regulation|by-law|\\bact\\b|\\blaw\\b|条例|规定|法》?)$")) {
      return DirectiveKind.REGULATION;
    }
    return title.matches("(?iu).*(\\bplan\\b|programme|规划|方案|计划).*")
        ? DirectiveKind.PLAN
        : DirectiveKind.DOCUMENT;
  }

  static ItemKind itemKind(@Nullable String business) {
    return switch (business(business)) {
      case HEARD -> ItemKind.REPORT;
      case DELIBERATED, ADOPTED -> ItemKind.PROPOSAL;
      case STUDIED, CIRCULATED -> ItemKind.INFORM;
      case ARRANGED -> ItemKind.ARRANGE;
    };
  }

  private static BusinessKind business(@Nullable String code) {
    for (var each : BusinessKind.values()) {
      if (each.code().equals(code)) {
        return each;
      }
    }
    return BusinessKind.STUDIED;
  }

  static AttendanceClass attendance(Role role) {
    return switch (role) {
      case PRESIDED -> AttendanceClass.PRESIDES;
      case SPOKE, ATTENDED -> AttendanceClass.MEMBER;
      case REPORTED, SAT_IN -> AttendanceClass.INVITED;
    };
  }

  static Role role(@Nullable String code) {
    for (var each : Role.values()) {
      if (each.code().equals(code)) {
        return each;
      }
    }
    return Role.ATTENDED;
  }

  static String cut(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    var end = Character.isHighSurrogate(text.charAt(limit - 2)) ? limit - 2 : limit - 1;
    return text.substring(0, end) + "…";
  }
}
