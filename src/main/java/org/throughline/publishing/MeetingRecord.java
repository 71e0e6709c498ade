package org.throughline.publishing;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.decisions.DecisionOutcome;
import org.throughline.directives.DirectiveKind;
import org.throughline.meetings.AttendanceClass;
import org.throughline.meetings.ItemKind;
import org.throughline.meetings.StatementVerb;
import org.throughline.shared.Language;

/// What a readout is drafted from: the meeting's record without anything restricted. Codes are
/// those of the record's own tables.
///
/// @param omitted whether items were left out
record MeetingRecord(
    Language language,
    String organisation,
    String title,
    @Nullable String session,
    @Nullable LocalDate heldOn,
    @Nullable String place,
    List<Present> present,
    List<Business> business,
    List<Said> said,
    boolean omitted) {

  MeetingRecord {
    present = List.copyOf(present);
    business = List.copyOf(business);
    said = List.copyOf(said);
  }

  /// @param name empty where only the post, or a number, is known
  record Present(AttendanceClass attendance, String name, String post, @Nullable Integer count) {}

  /// @param outcome null where none was recorded
  record Business(
      ItemKind kind,
      String title,
      @Nullable String presenter,
      List<Conveyed> directives,
      @Nullable DecisionOutcome outcome,
      @Nullable LocalDate deferredTo,
      @Nullable String referredTo,
      List<String> decided) {
    Business {
      directives = List.copyOf(directives);
      decided = List.copyOf(decided);
    }
  }

  record Conveyed(DirectiveKind kind, String title) {}

  /// @param speaker null: the meeting
  record Said(
      StatementVerb verb, @Nullable String speaker, String text, @Nullable String addressee) {}
}
