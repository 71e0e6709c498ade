package org.throughline.readouts.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.readouts.ProposedValue;

/// One value beside its text, as the page shows it.
///
/// @param line of the text, from 1, where its span begins
/// @param text as it stands, or as just typed
/// @param textKey a message key, where the value is a code; else null
/// @param date where the value is one
/// @param chosen `confirm`, `drop` or empty
/// @param kept what becomes of it: `value--confirmed`, `value--dropped` or empty
/// @param codes the roles or kinds to choose among; empty where it has none
/// @param links the known records it may be; empty where it can be none
/// @param linkedTo the known record it is taken for; null for a new one
/// @param became the record it was linked to or became; null while it is none
public record ValueView(
    ProposedValue value,
    int line,
    String text,
    @Nullable String textKey,
    @Nullable LocalDate date,
    String chosen,
    String kept,
    List<Option> codes,
    List<Option> links,
    @Nullable String linkedTo,
    @Nullable Became became) {
  public ValueView {
    codes = List.copyOf(codes);
    links = List.copyOf(links);
  }

  /// @param key a message key where the label is ours, else null
  public record Option(String value, @Nullable String key, String label, boolean selected) {}

  /// @param kindKey a message key that names its kind
  /// @param href null where it has no page of its own
  public record Became(String kindKey, String title, @Nullable String href) {}

  /// How it is edited.
  public enum Editor {
    LINE,
    PARAGRAPH,
    DATE,
    KIND,
    NOTHING
  }

  public Editor editor() {
    return switch (value.field()) {
      case PUBLISHED, HELD -> Editor.DATE;
      case KIND -> Editor.KIND;
      case ENLARGED -> Editor.NOTHING;
      case REQUIREMENT, BUSINESS, CONVEYED -> Editor.PARAGRAPH;
      case TITLE, SOURCE, BODY, SESSION, PLACE, PERSON, PERSON_POST, ADDRESSEE, INSTRUMENT ->
          text.contains("\n") ? Editor.PARAGRAPH : Editor.LINE;
    };
  }

  /// Whether what stands is not what the program read.
  public boolean changed() {
    return !value.value().equals(value.proposed());
  }

  public boolean aloneOnItsRow() {
    return value.of() == null;
  }
}
