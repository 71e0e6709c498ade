package org.throughline.meetings.web;

/// What was typed into the forms of a meeting's page when it was refused, and whose panel stays
/// open.
///
/// @param open the panel's name; empty where none is
/// @param line a reason or a day, for the forms that ask for one
public record Typed(
    String open, ItemForm item, AttendanceForm attendance, StatementForm statement, String line) {
  static final Typed NOTHING =
      new Typed("", ItemForm.EMPTY, AttendanceForm.EMPTY, StatementForm.EMPTY, "");

  static Typed in(ItemForm item) {
    return new Typed("item", item, AttendanceForm.EMPTY, StatementForm.EMPTY, "");
  }

  static Typed in(AttendanceForm attendance) {
    return new Typed("attendance", ItemForm.EMPTY, attendance, StatementForm.EMPTY, "");
  }

  static Typed in(StatementForm statement) {
    return new Typed("statement", ItemForm.EMPTY, AttendanceForm.EMPTY, statement, "");
  }

  static Typed in(String panel, String line) {
    return new Typed(panel, ItemForm.EMPTY, AttendanceForm.EMPTY, StatementForm.EMPTY, line);
  }
}
