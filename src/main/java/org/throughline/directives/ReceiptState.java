package org.throughline.directives;

import org.throughline.shared.Coded;

public enum ReceiptState implements Coded {
  SENT,
  DELIVERED,
  ACKNOWLEDGED,
  RETURNED,
  /// Carried over into the receipt of the record that its directive was merged into.
  MERGED
}
