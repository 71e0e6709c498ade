package org.throughline.publishing;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

  /// @param attendance `presides`, `member`, `invited`, ...
  /// @param name empty where only the post, or a number, is known
  record Present(String attendance, String name, String post, @Nullable Integer count) {}

  /// @param kind `convey`, `report`, `proposal`, ...
  /// @param outcome `adopted`, `deferred`, ...; null where none was recorded
  record Business(
      String kind,
      String title,
      @Nullable String presenter,
      List<Conveyed> directives,
      @Nullable String outcome,
      @Nullable LocalDate deferredTo,
      @Nullable String referredTo,
      List<String> decided) {
    Business {
      directives = List.copyOf(directives);
      decided = List.copyOf(decided);
    }
  }

  /// @param kind `speech`, `plan`, ...
  record Conveyed(String kind, String title) {}

  /// @param verb `emphasised`, `required`, ...
  /// @param speaker null: the meeting
  record Said(String verb, @Nullable String speaker, String text, @Nullable String addressee) {}
}
