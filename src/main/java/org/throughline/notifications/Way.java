package org.throughline.notifications;

import org.throughline.shared.Coded;

/// How a notice goes by letter, beside standing in the product.
public enum Way implements Coded {
  AT_ONCE,
  DAILY,
  WEEKLY,
  NONE
}
