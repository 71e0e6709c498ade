package org.throughline.meetings.web;

import org.jspecify.annotations.Nullable;

/// What was typed into the forms of a meeting's page when it was refused, and whose panel stays
/// open.
///
/// @param open the panel's name; empty where none is
/// @param line a reason or a day, for the forms that ask for one
/// @param minutes null for what is prefilled
public record Typed(
    String open,
    ItemForm item,
    AttendanceForm attendance,
    StatementForm statement,
    String line,
    @Nullable String minutes) {
  static final Typed NOTHING =
      new Typed("", ItemForm.EMPTY, AttendanceForm.EMPTY, StatementForm.EMPTY, "", null);

  static Typed in(ItemForm item) {
    return new Typed("item", item, AttendanceForm.EMPTY, StatementForm.EMPTY, "", null);
  }

  static Typed in(AttendanceForm attendance) {
    return new Typed("attendance", ItemForm.EMPTY, attendance, StatementForm.EMPTY, "", null);
  }

  static Typed in(StatementForm statement) {
    return new Typed("statement", ItemForm.EMPTY, AttendanceForm.EMPTY, statement, "", null);
  }

  static Typed in(String panel, String line) {
    return new Typed(panel, ItemForm.EMPTY, AttendanceForm.EMPTY, StatementForm.EMPTY, line, null);
  }

  static Typed inMinutes(String minutes) {
    return new Typed(
        "drafting", ItemForm.EMPTY, AttendanceForm.EMPTY, StatementForm.EMPTY, "", minutes);
  }
}
