package org.throughline.directives;

import org.throughline.shared.Coded;

public enum ReceiptState implements Coded {
  SENT,
  DELIVERED,
  ACKNOWLEDGED,
  RETURNED
}
