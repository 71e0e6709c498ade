package org.throughline.imports;

import java.util.List;
import java.util.Map;
import org.throughline.shared.Coded;
import org.throughline.shared.Refusal;

/// One row as it was looked at.
///
/// @param number in the file
/// @param label what the row is about
/// @param changes only for what is changed
/// @param faults only for what is faulty
public record Row(
    int number, Verdict verdict, String label, List<Change> changes, List<Fault> faults) {
  public Row {
    changes = List.copyOf(changes);
    faults = List.copyOf(faults);
  }

  public enum Verdict implements Coded {
    NEW,
    CHANGED,
    UNCHANGED,
    FAULTY
  }

  public record Change(ImportColumn column, String before, String after) {}

  /// @param why a sentence by its message key
  public record Fault(ImportColumn column, Refusal why) {}

  static Row faulty(int number, String label, List<Fault> faults) {
    return new Row(number, Verdict.FAULTY, label, List.of(), faults);
  }

  static Row of(int number, Verdict verdict, String label) {
    return new Row(number, verdict, label, List.of(), List.of());
  }

  static Row changed(int number, String label, List<Change> changes) {
    return new Row(number, Verdict.CHANGED, label, changes, List.of());
  }

  /// The cells of a row by column; empty for what is not there.
  record Cells(int number, Map<ImportColumn, String> byColumn) {
    String get(ImportColumn column) {
      return byColumn.getOrDefault(column, "");
    }

    boolean has(ImportColumn column) {
      return byColumn.containsKey(column);
    }
  }
}
